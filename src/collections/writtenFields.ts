import type { DateField, Field, FieldAccess, NumberField, RelationshipField, TextField } from 'payload'
import { serverOnly } from '../access/compose.ts'
import { moneyField } from './moneyFields.ts'

type Seen = { read?: FieldAccess }

const written = ({ read }: Seen) => ({ ...serverOnly, ...(read && { read }) })
const readOnly = { readOnly: true } as const

/** Set by operations; people read it, or those who `read` lets. */
export const stampField = (name: string, field: Partial<DateField> & Seen = {}): DateField => {
  const { read, admin, ...rest } = field
  return { ...rest, name, type: 'date', access: written({ read }), admin: { ...admin, ...readOnly, date: { pickerAppearance: 'dayAndTime' } } } as DateField
}

export const countField = (name: string, field: Partial<NumberField> & Seen = {}): NumberField => {
  const { read, admin, ...rest } = field
  return { ...rest, name, type: 'number', access: written({ read }), admin: { ...admin, ...readOnly } } as NumberField
}

/** An amount in minor units, shown in the currency of its row. */
export const amountField = (name: string, field: Partial<NumberField> & Seen = {}): NumberField => {
  const { read, admin, ...rest } = field
  return { ...moneyField(name, rest), access: written({ read }), admin: { ...moneyField(name).admin, ...admin, ...readOnly } } as NumberField
}

export const wordField = (name: string, field: Partial<TextField> & Seen = {}): TextField => {
  const { read, admin, ...rest } = field
  return { ...rest, name, type: 'text', access: written({ read }), admin: { ...admin, ...readOnly } } as TextField
}

/** The gateway's id of something, which the panel links to its dashboard. */
export const gatewayIdField = (name: string, { admin, ...field }: Partial<TextField> & Seen = {}): TextField =>
  wordField(name, { ...field, admin: { ...admin, components: { Field: '/src/admin/gateways/GatewayIdField.tsx#GatewayIdField' } } })

export const dataField = (name: string, { read, hidden = false }: Seen & { hidden?: boolean } = {}): Field => ({
  name, type: 'json', access: written({ read }), admin: { ...readOnly, hidden },
})

/** What an operation pointed at; a later edit of something else does not ask whether its editor could have chosen it. */
export const partyField = (name: string, field: Partial<RelationshipField> & Seen = {}): RelationshipField => {
  const { read, admin, ...rest } = field
  return { relationTo: 'users', validate: () => true, ...rest, name, type: 'relationship', maxDepth: 1, access: written({ read }), admin: { allowCreate: false, allowEdit: false, ...admin, ...readOnly } } as RelationshipField
}
