import type { FlattenedField, SanitizedCollectionConfig } from 'payload'
import pg from 'pg'
import { v7 as uuid } from 'uuid'

export type Values = Record<string, unknown>
type Website = { id: string }
type RowOf = (collection: string) => Promise<string>

let counter = 0

/**
 * The least that a document of a collection needs, by its fields' names: whatever is required, with a
 * value of its kind. `rowOf` makes what relations point at.
 */
export async function leastOf({ flattenedFields }: SanitizedCollectionConfig, website: Website, rowOf: RowOf): Promise<Values> {
  counter += 1
  const values: Values = {}
  for (const field of flattenedFields) {
    if (field.name === 'website') values.website = website.id
    else if (isNeeded(field)) values[field.name] = await valueOf(field, rowOf)
  }
  return values
}

const isNeeded = (field: FlattenedField): boolean =>
  'required' in field && field.required === true && !('virtual' in field && field.virtual) && !['id', 'createdAt', 'updatedAt'].includes(field.name)

async function valueOf(field: FlattenedField, rowOf: RowOf): Promise<unknown> {
  switch (field.type) {
    case 'number': return 1
    case 'checkbox': return false
    case 'date': return '2026-03-02T09:00:00.000Z'
    case 'json': return {}
    case 'select': return optionOf(field.options[0]!)
    case 'relationship': return rowOf(field.relationTo as string)
    case 'email': return `row-${counter}@test.example`
    default: return `${field.name.toLowerCase()}-${counter}`
  }
}

const optionOf = (option: string | { value: string }): string => (typeof option === 'string' ? option : option.value)

type Written = { collection: SanitizedCollectionConfig; values: Values }

/**
 * A way to write rows as the owner of the database, past every rule, hook and trigger: the matrix asks
 * who may see and touch what is there, however it came to be.
 */
export async function rowWriter(url: string) {
  const client = new pg.Client(url)
  // Dropping the database at the end breaks the connection; nobody waits for it.
  client.on('error', () => undefined)
  await client.connect()
  await client.query('set session_replication_role = replica')
  const write = async ({ collection, values }: Written): Promise<string> => {
    const columns: Values = { id: uuid() }
    for (const [name, value] of Object.entries(values)) columns[columnOf(collection, name)] = isJson(collection, name) ? JSON.stringify(value) : value
    const names = Object.keys(columns).map((name) => `"${name}"`).join(', ')
    const places = Object.keys(columns).map((_, i) => `$${i + 1}`).join(', ')
    await client.query(`insert into "${snake(collection.slug)}" (${names}) values (${places})`, Object.values(columns)).catch((error: Error) => {
      throw new Error(`A row of ${collection.slug} needs more values in tests/access/fixtures.ts: ${error.message}`)
    })
    return columns.id as string
  }
  return { write, sql: (text: string, values: unknown[] = []) => client.query(text, values), end: () => client.end() }
}

const isJson = ({ flattenedFields }: SanitizedCollectionConfig, name: string): boolean =>
  flattenedFields.some((field) => field.name === name && field.type === 'json')

function columnOf({ flattenedFields }: SanitizedCollectionConfig, name: string): string {
  const field = flattenedFields.find((each) => each.name === name)
  return field?.type === 'relationship' ? `${snake(name)}_id` : snake(name)
}

export const snake = (name: string): string => name.replaceAll('-', '_').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
