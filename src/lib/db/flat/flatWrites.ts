import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'
import { validate as isUuid } from 'uuid'
import { prepared } from '../prepared.ts'
import { queryable } from '../rows.ts'
import { toDoc } from './flatDoc.ts'
import { flatTable, type FlatColumn, type FlatTable, type Kind } from './flatTable.ts'
import { NotFlat } from './flatWhere.ts'

type WriteArgs = {
  collection: string
  id?: string
  customID?: string
  data: Record<string, unknown>
  req?: PayloadRequest
  returning?: boolean
  [other: string]: unknown
}
type Write = (this: PostgresAdapter, args: WriteArgs) => Promise<unknown>

/**
 * Writes documents of one row by one plain, prepared statement: a change by id, and what our own code
 * creates under an id of its own. Whatever is not plain, and what a unique index may refuse with a
 * sentence of Payload's, is left to Payload.
 */
export function writeFlat(adapter: PostgresAdapter): void {
  const methods = adapter as unknown as { create: Write; updateOne: Write }
  const { create, updateOne } = methods
  methods.create = function flatCreate(args) {
    const statement = plainly(() => insertOf(this, args))
    return statement ? run(this, args, statement) : create.call(this, args)
  }
  methods.updateOne = function flatUpdate(args) {
    const statement = plainly(() => updateOf(this, args))
    return statement ? run(this, args, statement) : updateOne.call(this, args)
  }
}

type Statement = { table: FlatTable; text: string; values: unknown[] }

function plainly(build: () => Statement): Statement | null {
  try {
    return build()
  } catch (error) {
    if (error instanceof NotFlat) return null
    throw error
  }
}

function insertOf(adapter: PostgresAdapter, args: WriteArgs): Statement {
  const { customID, data, returning } = args
  const table = plainTable(adapter, args)
  if (!isUuid(customID) || returning !== false || !data.createdAt || !data.updatedAt) throw new NotFlat()
  const written = [{ column: table.byField.get('id')!, value: customID as unknown }, ...changes(table, { ...data, id: undefined })]
  const values = written.map(({ value }) => value)
  const text = `insert into ${table.name} (${written.map(({ column }) => column.column).join(', ')}) values (${values.map((_value, i) => `$${i + 1}`).join(', ')})`
  return { table, text, values }
}

function updateOf(adapter: PostgresAdapter, args: WriteArgs): Statement {
  const { id, data, returning } = args
  const table = plainTable(adapter, args)
  // Payload stamps a change that says nothing of its moment by its own clock; null leaves the moment as it is.
  if (!isUuid(id) || data.updatedAt === undefined || (data.id !== undefined && data.id !== id)) throw new NotFlat()
  const written = changes(table, { ...data, id: undefined, ...(data.updatedAt === null && { updatedAt: undefined }) })
  if (written.length === 0 || written.some(({ column }) => table.unique.has(column.field))) throw new NotFlat()
  const values = written.map(({ value }) => value)
  const sets = written.map(({ column }, i) => `${column.column} = $${i + 1}`).join(', ')
  const text = `update ${table.name} set ${sets} where id = $${values.push(id)}`
  return { table, values, text: returning === false ? text : `${text} returning ${table.list}` }
}

const OTHERS = ['where', 'select', 'locale', 'options', 'draft']

function plainTable(adapter: PostgresAdapter, args: WriteArgs): FlatTable {
  const table = OTHERS.some((name) => args[name]) ? null : flatTable(adapter, args.collection)
  if (!table) throw new NotFlat()
  return table
}

/** What is given of the columns; fields without one are no business of the database. */
function changes(table: FlatTable, data: Record<string, unknown>): { column: FlatColumn; value: unknown }[] {
  if (Object.keys(data).some((key) => key.includes('.'))) throw new NotFlat()
  return table.columns.flatMap((column) => {
    const value = data[column.field]
    return value === undefined ? [] : [{ column, value: value === null ? null : STORED[column.kind](value, column) }]
  })
}

const as = <T>(is: boolean, value: T): T => {
  if (!is) throw new NotFlat()
  return value
}

const STORED: Record<Kind, (value: unknown, column: FlatColumn) => unknown> = {
  uuid: (value) => as(isUuid(value), value),
  text: (value) => as(typeof value === 'string', value),
  number: (value) => as(Number.isFinite(value), value),
  flag: (value) => as(typeof value === 'boolean', value),
  choice: (value, { options }) => as(options.has(value as string), value),
  date: (value) => {
    const moment = new Date(as(typeof value === 'string' || value instanceof Date, value as string))
    return as(!Number.isNaN(moment.getTime()), moment).toISOString()
  },
  json: (value) => JSON.stringify(value),
}

async function run(adapter: PostgresAdapter, { req }: WriteArgs, { table, text, values }: Statement): Promise<unknown> {
  const db = await queryable((req ?? {}) as PayloadRequest, adapter)
  const { rows } = await db.query({ ...prepared(text, values), rowMode: 'array' } as never)
  const [row] = rows as unknown[][]
  return row ? toDoc(table, row) : null
}
