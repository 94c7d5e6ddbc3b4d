import type { PayloadRequest } from 'payload'
import type { PaperKind } from '../../domain/papers/kinds.ts'
import { row } from '../../lib/db/rows.ts'
import { sessionOf } from '../../lib/db/transaction.ts'

// The row is locked until the transaction ends: whoever comes next waits and sees what was drawn, or,
// where it was rolled back, that nothing was.
const DRAW = `
  insert into paper_counters (website_id, kind, year, last) values ($1, $2, $3, $4)
  on conflict (website_id, kind, year) do update set last = paper_counters.last + excluded.last
  returning last`

/**
 * Draws the next numbers of a website, kind and year, without gaps. Draw them last and kind by kind in the
 * order of PAPER_KINDS: two transactions that drew in different orders would wait for each other.
 * @returns the first of `count`
 */
export async function drawNumbers(req: PayloadRequest, { website, kind, year, count }: { website: string; kind: PaperKind; year: number; count: number }): Promise<number> {
  if (!(await sessionOf(req))) throw new Error('drawNumbers needs an open transaction')
  const drawn = await row<{ last: number }>(req, DRAW, [website, kind, year, count])
  return drawn!.last - count + 1
}
