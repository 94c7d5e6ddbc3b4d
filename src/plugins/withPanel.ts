import type { CollectionConfig, Field, Plugin } from 'payload'
import { never } from '../access/compose.ts'
import { isHiddenFrom, placeInNavigation } from './navigation.ts'

const part = (path: string, name: string): string => `/src/admin/${path}/${name}.tsx#${name}`

const MOMENT = { Cell: part('fields', 'MomentCell'), Field: part('fields', 'MomentField') }
const MONEY = { Cell: part('ledger', 'MoneyCell'), Field: part('ledger', 'MoneyField') }
const STATE = { Cell: part('workflow', 'StateCell'), Field: part('workflow', 'StateField') }
const WORDS = { Cell: part('fields', 'WordsCell'), Field: part('fields', 'WordsField') }
const ABOUT = { Cell: part('documents', 'DocumentCell'), Field: part('documents', 'DocumentField') }
const WEBSITE = { Field: part('websites', 'WebsiteField') }
const JSON_DATA = { Field: part('fields', 'JsonField') }
const RELATION = { Field: part('fields', 'RelationField') }
const ONCE = { Field: part('fields', 'OnceField') }
const PLAIN = { Field: part('fields', 'PlainField') }

const PAGE_SIZES = { defaultLimit: 25, limits: [10, 25, 50, 100] }

/**
 * Shows the same kinds of values in the same way in every collection: moments in the website's time
 * zone, money in its currency, states in words, documents by title, and what nobody sets by hand as
 * plain text. What a field chose itself stays.
 */
export const withPanel: Plugin = (config) => ({
  ...config,
  collections: (config.collections ?? []).map(extended).sort((a, b) => place(a) - place(b)),
})

const place = ({ slug, admin }: CollectionConfig): number => placeInNavigation(slug, admin?.group)

/** When people write a collection's documents. */
type Writing = 'never' | 'once' | 'often'

function extended(collection: CollectionConfig): CollectionConfig {
  const isKept = collection.access?.update === never
  const how: Writing = isKept ? (collection.access?.create === never ? 'never' : 'once') : 'often'
  return {
    ...collection,
    admin: { pagination: PAGE_SIZES, hideAPIURL: true, hidden: isHiddenFrom[String(collection.admin?.group)] ?? false, ...collection.admin },
    fields: [...collection.fields, ...stamps(collection)].map((field) => shown(field, how)),
  }
}

function shown(field: Field, how: Writing): Field {
  const inside = (fields: Field[]) => fields.map((each) => shown(each, how))
  if (field.type === 'tabs') return { ...field, tabs: field.tabs.map((tab) => ({ ...tab, fields: inside(tab.fields) })) }
  if (field.type === 'row' || field.type === 'collapsible' || field.type === 'group') return { ...field, fields: inside(field.fields) } as Field
  return field.type === 'ui' || !('name' in field) ? field : worded(field, how)
}

type Named = Extract<Field, { name: string }>

function worded(field: Named, how: Writing): Field {
  const components = field.admin?.components ?? RULES.find(({ fits }) => fits(field, how))?.components
  return { ...field, label: field.label ?? wordsOf(field.name), ...(components && { admin: { ...field.admin, components } }) } as Field
}

const STATES = ['state', 'fromState', 'toState', 'paymentStatus', 'answer', 'scanState']
const CODES = ['event', 'transition', 'actorRole', 'how', 'ending', 'category']
const ONCE_TYPES = ['text', 'textarea', 'number', 'select', 'relationship']
const PLAIN_TYPES = [...ONCE_TYPES, 'checkbox']

/** The first that fits is taken. */
const RULES: { fits: (field: Named, how: Writing) => boolean; components: { Cell?: string; Field: string } }[] = [
  { fits: ({ type }) => type === 'date', components: MOMENT },
  { fits: ({ type, name }) => type === 'number' && name.endsWith('Minor'), components: MONEY },
  { fits: ({ type, name }) => type === 'relationship' && name === 'website', components: WEBSITE },
  { fits: ({ name }) => STATES.includes(name), components: STATE },
  { fits: ({ name }, how) => how === 'never' && CODES.includes(name), components: WORDS },
  { fits: ({ name }) => name === 'documentId', components: ABOUT },
  { fits: ({ type }) => type === 'json', components: JSON_DATA },
  { fits: (field, how) => isSetByNobody(field, how) && field.type === 'relationship', components: RELATION },
  { fits: (field, how) => isSetByNobody(field, how) && PLAIN_TYPES.includes(field.type), components: PLAIN },
  { fits: ({ type }, how) => how === 'once' && ONCE_TYPES.includes(type), components: ONCE },
]

const isSetByNobody = (field: Named, how: Writing): boolean =>
  (how === 'never' || Boolean(field.admin && 'readOnly' in field.admin && field.admin.readOnly)) && !('hasMany' in field && field.hasMany)

/** `writerShareMinor` is “Writer share”, as its unit is shown with the amount; `createdAt` is “Created”. */
function wordsOf(name: string): string {
  const words = name.replace(/(Minor|At)$/, '').replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
  return (words.charAt(0).toUpperCase() + words.slice(1)).replace(/\burl\b/, 'URL')
}

/** Payload adds these later, unless they are there; here they are shown in the website's time zone too. */
function stamps({ fields, timestamps }: CollectionConfig): Field[] {
  if (timestamps === false) return []
  const names = fields.map((field) => 'name' in field && field.name)
  return (['createdAt', 'updatedAt'] as const)
    .filter((name) => !names.includes(name))
    .map((name) => ({
      name, type: 'date', index: true,
      admin: { disableBulkEdit: true, readOnly: true, position: 'sidebar' },
    }))
}
