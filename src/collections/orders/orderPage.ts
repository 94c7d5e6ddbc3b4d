import type { Field, UIField } from 'payload'

const part = (name: string): UIField => ({
  name: `page${name}`,
  type: 'ui',
  admin: { components: { Field: `/src/admin/orders/${name}.tsx#${name}` }, disableListColumn: true },
})

/** What staff see of an order in the panel: at a glance, before what may be edited. */
export const orderGlance: Field = part('OrderGlance')

/** Everything else, below what may be edited. */
export const orderBody: Field = part('OrderBody')

/** Fields whose values the page shows in words of its own; they stay columns of the list. */
export const shownByPage = (fields: Field[]): Field[] =>
  fields.map((field) => {
    if (field.type === 'row') return { ...field, fields: shownByPage(field.fields) }
    return { ...field, admin: { ...('admin' in field ? field.admin : {}), hidden: true } } as Field
  })
