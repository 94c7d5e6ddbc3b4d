import { stringify } from 'csv-stringify/sync'
import { type CollectionSlug, type PayloadRequest, type SanitizedCollectionConfig, type Where } from 'payload'
import { DomainError } from '../../domain/errors.ts'
import { csvCell } from '../../domain/lists/csvCell.ts'
import { current, runInContext } from '../../lib/context.ts'
import { listFilter } from '../../lib/lists/listFilter.ts'
import { cellText, isMoney, type RowFacts } from './cellText.ts'
import { exportColumns, type Column } from './exportColumns.ts'
import { countOf, idsOf, MOST_ROWS } from './idsOf.ts'
import { rowFacts } from './rowFacts.ts'

const ROWS_AT_ONCE = 100
const BOM = '\uFEFF'

type Asked = {
  collection: string
  where?: Where | undefined
  search?: string | undefined
  sort?: string | undefined
  columns?: string[] | undefined
  /** Begins the file with a byte order mark: some spreadsheet programs read UTF-8 only then. */
  bom: boolean
}
export type CsvExport = { total: number; lines: () => AsyncGenerator<string> }

/**
 * The rows of a list as lines of CSV, read a hundred at a time while somebody takes them, in the order
 * that the list had at the beginning. Everything is read as the caller, field by field.
 * @throws DomainError `export_too_large` above 50,000 rows, `invalid_input` for a filter, an order or a
 *   column that the list lacks; Payload's Forbidden for a list that the caller may not read
 */
export async function exportCsv(req: PayloadRequest, asked: Asked): Promise<CsvExport> {
  const { config } = req.payload.collections[asked.collection]!
  const columns = withCurrency(config, exportColumns(config, asked.columns))
  const where = await listFilter(req, config, asked)
  // Asks what a list asks: whether the caller may read it, and may filter and sort by these fields.
  const count = await countOf(req, config, { where, sort: asked.sort })
  if (count > MOST_ROWS) throw tooLarge(count)
  const ids = await idsOf(req, config, { where, sort: asked.sort })
  const context = current()
  // The stream asks for its parts later, from outside the request's context.
  const read = (part: string[]) => runInContext(context, () => readRows(req, config, { ids: part, columns }))
  return {
    total: ids.length,
    async *lines() {
      yield (asked.bom ? BOM : '') + line([columns.map(({ label }) => csvCell(label))])
      for (let from = 0; from < ids.length && !req.signal?.aborted; from += ROWS_AT_ONCE) {
        yield line((await read(ids.slice(from, from + ROWS_AT_ONCE))).map((facts) => columns.map(({ field }) => cell(field, facts))))
      }
    },
  }
}

const line = (cells: string[][]): string => stringify(cells, { record_delimiter: 'windows' })

const tooLarge = (rows: number): DomainError =>
  new DomainError(
    'export_too_large',
    `The list has ${rows.toLocaleString('en-US')} rows, and a file takes ${MOST_ROWS.toLocaleString('en-US')}. Narrow it by a filter, such as a month, and export it in parts.`,
    { rows, most: MOST_ROWS },
  )

const CURRENCY = { name: 'currency', label: 'Currency', field: { name: 'currency', type: 'text' } } as Column

/** An amount is a plain number; its currency stands in a column of its own. */
function withCurrency({ flattenedFields }: SanitizedCollectionConfig, columns: Column[]): Column[] {
  const last = columns.findLastIndex(({ field }) => isMoney(field as never))
  const isKnown = columns.some(({ name }) => name === 'currency') || !flattenedFields.some(({ name }) => name === 'currency' || name === 'website')
  return last < 0 || isKnown ? columns : columns.toSpliced(last + 1, 0, CURRENCY)
}

const cell = (field: Column['field'], facts: RowFacts): string =>
  field === CURRENCY.field ? csvCell(facts.currency ?? '') : cellText(field, facts)

type Part = { ids: string[]; columns: Column[] }

async function readRows(req: PayloadRequest, { slug }: SanitizedCollectionConfig, { ids, columns }: Part): Promise<RowFacts[]> {
  const { docs } = await req.payload.find({
    collection: slug as CollectionSlug, where: { id: { in: ids } }, limit: ROWS_AT_ONCE, depth: 0, joins: false, overrideAccess: false, req,
  })
  const byId = new Map((docs as unknown as (Record<string, unknown> & { id: string })[]).map((doc) => [doc.id, doc]))
  // What somebody deleted meanwhile is left out.
  return rowFacts(req, ids.flatMap((id) => byId.get(id) ?? []), columns)
}
