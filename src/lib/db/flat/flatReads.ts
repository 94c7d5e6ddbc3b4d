import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { PayloadRequest, Where } from 'payload'
import { prepared } from '../prepared.ts'
import { queryable } from '../rows.ts'
import { toDoc } from './flatDoc.ts'
import { flatTable, type FlatTable } from './flatTable.ts'
import { flatWhere, NotFlat } from './flatWhere.ts'

export type ReadArgs = {
  collection: string
  req?: PayloadRequest
  where?: Where
  select?: unknown
  joins?: unknown
  sort?: unknown
  limit?: number
  page?: number
  pagination?: boolean
  locale?: unknown
  draftsEnabled?: boolean
}

type Read = (this: PostgresAdapter, args: ReadArgs) => Promise<unknown>
type Methods = { find: Read; findOne: Read; count: Read }

/**
 * Reads collections whose documents lie in one row by one plain, prepared statement. Payload's adapter
 * builds the same statement anew each time, which costs more than running it. Whatever is not plain is
 * left to Payload; `tests/database/flat.int.spec.ts` compares both.
 */
export function readFlat(adapter: PostgresAdapter): void {
  const methods = adapter as unknown as Methods
  const { find, findOne, count } = methods
  methods.find = function flatFind(args) {
    return orElse(() => page(this, args), () => find.call(this, args))
  }
  methods.findOne = function flatFindOne(args) {
    return orElse(async () => (await docsOf(this, { ...args, sort: undefined }, { limit: 1, offset: 0, isCounted: false })).docs[0] ?? null, () => findOne.call(this, args))
  }
  methods.count = function flatCount(args) {
    return orElse(() => counted(this, args), () => count.call(this, args))
  }
}

/** A filter that is not plain is told before anything was sent. */
async function orElse(flat: () => Promise<unknown>, payloads: () => Promise<unknown>): Promise<unknown> {
  try {
    return await flat()
  } catch (error) {
    if (error instanceof NotFlat) return payloads()
    throw error
  }
}

async function page(adapter: PostgresAdapter, args: ReadArgs) {
  const { limit, page: number = 1, pagination } = args
  if (!Number.isInteger(limit) || limit! < 1 || !Number.isInteger(number) || number < 1) throw new NotFlat()
  const { defaultSort } = adapter.payload.collections[args.collection]!.config
  const sort = args.sort ?? defaultSort
  const isCounted = pagination !== false
  const { docs, total } = await docsOf(adapter, { ...args, sort }, { limit: limit!, offset: (number - 1) * limit!, isCounted })
  return pageOf(docs, { limit: limit!, number, total: isCounted && docs.length === 0 && number > 1 ? (await counted(adapter, args)).totalDocs : total })
}

/** As Payload's adapter tells of a page; what was not counted is one page. */
function pageOf(docs: unknown[], { limit, number, total }: { limit: number; number: number; total: number }) {
  const isOne = !total
  const totalPages = isOne ? 1 : Math.ceil(total / limit)
  const hasPrevPage = !isOne && number > 1
  const hasNextPage = !isOne && totalPages > number
  return {
    docs, hasNextPage, hasPrevPage, limit,
    nextPage: hasNextPage ? number + 1 : null,
    page: number,
    pagingCounter: isOne ? 1 : (number - 1) * limit + 1,
    prevPage: hasPrevPage ? number - 1 : null,
    totalDocs: isOne ? docs.length : total,
    totalPages,
  }
}

type Part = { limit: number; offset: number; isCounted: boolean }

async function docsOf(adapter: PostgresAdapter, args: ReadArgs, { limit, offset, isCounted }: Part): Promise<{ docs: unknown[]; total: number }> {
  const table = plainTable(adapter, args)
  const values: unknown[] = []
  const where = flatWhere(table, args.where, values)
  const order = orderOf(table, args.sort)
  const total = isCounted ? `, (select count(*)::int from ${table.name} where ${where})` : ''
  const text = `select ${table.list}${total} from ${table.name} where ${where} order by ${order} limit $${values.push(limit)} offset $${values.push(offset)}`
  const rows = await run(adapter, args, text, values)
  return { docs: rows.map((row) => toDoc(table, row)), total: isCounted ? Number(rows[0]?.[table.columns.length] ?? 0) : 0 }
}

async function counted(adapter: PostgresAdapter, args: ReadArgs): Promise<{ totalDocs: number }> {
  const table = plainTable(adapter, { ...args, joins: false })
  const values: unknown[] = []
  const where = flatWhere(table, args.where, values)
  const [row] = await run(adapter, args, `select count(*)::int from ${table.name} where ${where}`, values)
  return { totalDocs: row![0] as number }
}

function plainTable(adapter: PostgresAdapter, { collection, select, joins, draftsEnabled }: ReadArgs): FlatTable {
  const table = select || draftsEnabled ? null : flatTable(adapter, collection)
  if (!table || (table.hasJoins && joins !== false)) throw new NotFlat()
  return table
}

/** Payload breaks ties by the newest, or by the last id where a table has no moments. */
function orderOf(table: FlatTable, sort: unknown): string {
  const last = table.hasCreatedAt ? '-createdAt' : '-id'
  const given = sort === undefined || sort === null || sort === '' ? [last] : [sort].flat()
  if (!given.every((key): key is string => typeof key === 'string')) throw new NotFlat()
  const keys = given.some((key) => key === last || key === last.slice(1)) ? given : [...given, last]
  return keys.map((key) => {
    const column = table.byField.get(key.replace(/^-/, ''))
    if (!column) throw new NotFlat()
    return `${column.column} ${key.startsWith('-') ? 'desc' : 'asc'}`
  }).join(', ')
}

async function run(adapter: PostgresAdapter, { req }: ReadArgs, text: string, values: unknown[]): Promise<unknown[][]> {
  const db = await queryable((req ?? {}) as PayloadRequest, adapter)
  const { rows } = await db.query({ ...prepared(text, values), rowMode: 'array' } as never)
  return rows as unknown[][]
}
