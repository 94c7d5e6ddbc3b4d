import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { PayloadRequest, Where } from 'payload'
import { LIST_TOTALS } from '../../domain/lists/totals.ts'
import { websitesWith, type Role, type SignedInUser } from '../../domain/users/roles.ts'
import { flatTable } from '../../lib/db/flat/flatTable.ts'
import { rows } from '../../lib/db/rows.ts'
import { listFilter } from '../../lib/lists/listFilter.ts'
import { countOf, idsOf, MOST_ROWS } from './idsOf.ts'

/** Who looks after the money of a website. */
export const MONEY_ROLES = ['admin', 'support'] as const satisfies readonly Role[]

type Asked = { user: SignedInUser; where?: Where | undefined; search?: string | undefined }
type Total = { currency: string; of: string; count: number; sums: Record<string, number> }
export type SummedList = { count: number; totals: Total[] | null }

/**
 * The sums of what a list finds, by currency and by state or kind: of the documents that the caller may
 * read, with the filter, the search and the website of the list. Above 50,000 documents nothing is summed.
 * @throws what the list itself refuses
 */
export async function sumList(req: PayloadRequest, collection: string, { user, ...asked }: Asked): Promise<SummedList> {
  const { config } = req.payload.collections[collection]!
  const where: Where = { and: [await listFilter(req, config, asked), ...onTheirWebsites(user)] }
  const count = await countOf(req, config, { where })
  if (count > MOST_ROWS) return { count, totals: null }
  const fields = Object.keys(LIST_TOTALS[collection]!.sums)
  const found = await rows<{ currency: string; of: string; count: number } & Record<string, number | string>>(req, sqlOf(req, collection), [await idsOf(req, config, { where })])
  return { count, totals: found.map((row) => ({ currency: row.currency, of: row.of, count: row.count, sums: Object.fromEntries(fields.map((field) => [field, Number(row[field])])) })) }
}

/** Who looks after the money of one website and is a client of another one sums up the first. */
const onTheirWebsites = (user: SignedInUser): Where[] => (user.superadmin ? [] : [{ website: { in: websitesWith(user, MONEY_ROLES) } }])

function sqlOf(req: PayloadRequest, collection: string): string {
  const { by, sums } = LIST_TOTALS[collection]!
  const table = flatTable(req.payload.db as unknown as PostgresAdapter, collection)
  const column = (field: string): string => {
    const found = table?.byField.get(field)
    if (!found) throw new Error(`${collection} has no column for ${field}`)
    return found.column
  }
  const summed = Object.keys(sums).map((field) => `coalesce(sum(${column(field)}), 0) as "${field}"`)
  return `
    select ${column('currency')} as currency, ${column(by)}::text as "of", count(*)::int as count, ${summed.join(', ')}
    from ${table!.name} where id = any($1::uuid[]) group by ${column('currency')}, ${column(by)} order by ${column('currency')}, ${column(by)}`
}
