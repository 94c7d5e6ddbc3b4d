import { Readable } from 'node:stream'
import type { Endpoint, Where } from 'payload'
import { z } from 'zod'
import { endpoint } from '../../lib/http/endpoint.ts'
import { fileOf } from '../../lib/http/output.ts'
import { now } from '../../lib/clock.ts'
import { exportCsv } from '../../operations/lists/exportCsv.ts'

const Query = z.object({
  where: z.record(z.string(), z.unknown()).optional().describe('A filter, as lists take it'),
  search: z.string().max(200).optional().describe('Words, as in the search above the list'),
  sort: z.string().max(200).optional(),
  columns: z.string().max(2_000).optional().describe('Names of fields with commas between them; those that the list begins with when absent'),
  bom: z.enum(['true', 'false']).default('false').describe('Begin with a byte order mark, for spreadsheet programs'),
})

/** The CSV file of a collection's list. */
export const exportOf = (collection: string): Endpoint =>
  endpoint({
    method: 'get',
    path: '/export.csv',
    summary: 'The list as a CSV file: the rows and columns that the caller may read, 50,000 at most',
    access: 'user',
    query: Query,
    output: fileOf('text/csv'),
    refusals: ['export_too_large'],
    handler: async ({ req, query: { where, search, sort, columns, bom } }) => {
      const { total, lines } = await exportCsv(req, {
        collection, where: where as Where | undefined, search, sort, bom: bom === 'true',
        columns: columns?.split(',').map((name) => name.trim()).filter(Boolean),
      })
      const body = Readable.toWeb(Readable.from(lines(), { objectMode: false }))
      return new Response(body as never, { headers: headersOf(collection, total) })
    },
  })

const headersOf = (collection: string, total: number) => ({
  'content-type': 'text/csv; charset=utf-8; header=present',
  'content-disposition': `attachment; filename="${collection}-${now().toISOString().slice(0, 10)}.csv"`,
  'x-total-rows': String(total),
  'x-content-type-options': 'nosniff',
  'cache-control': 'private, no-store',
})
