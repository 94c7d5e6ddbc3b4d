import type { PayloadRequest } from 'payload'
import { startOf, type PriceTableFacts } from '../../domain/pricing/workflow.ts'
import type { Facts } from '../../domain/workflow/types.ts'
import { row } from '../../lib/db/rows.ts'
import { findPriceTableProblems } from './findPriceTableProblems.ts'
import type { PriceTableDoc } from './toPriceTable.ts'

/** What the workflow of price tables judges besides the table itself. */
export async function loadPriceTableFacts(
  req: PayloadRequest,
  { doc, input, now }: Facts<Record<string, unknown>>,
): Promise<Pick<PriceTableFacts, 'problems' | 'isMomentTaken'>> {
  const table = doc as PriceTableDoc
  const other = await row(
    req,
    `select 1 from price_tables where website_id = $1 and state = 'scheduled' and valid_from = $2 and id <> $3`,
    [table.website, startOf(input, now), table.id],
  )
  return { problems: await findPriceTableProblems(req, table), isMomentTaken: other !== null }
}
