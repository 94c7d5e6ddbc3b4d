import type { PayloadRequest } from 'payload'
import { setTimeout as sleep } from 'node:timers/promises'
import { row } from '../db/rows.ts'
import { sessionOf } from '../db/transaction.ts'

const TRIES = 20
const PAUSE_MS = 100

/**
 * A position up to which the books are complete: every transaction that drew a position up to it has
 * ended, so a slow COMMIT is never overtaken. Whoever drew one had its transaction id before, so once
 * all ids given out until now are decided, so are all positions given out until now.
 * @returns null when a transaction keeps running for two seconds: try again later
 */
export async function settledPosition(req: PayloadRequest): Promise<number | null> {
  if (await sessionOf(req)) throw new Error('settledPosition would wait for its own transaction')
  const drawn = await row<{ position: number }>(req, 'select case when is_called then last_value else 0 end as position from ledger_position')
  // In a statement of its own: a snapshot taken before the position was read could miss its owner.
  const next = await row<{ id: string }>(req, 'select pg_snapshot_xmax(pg_current_snapshot())::text as id')
  for (let tries = 0; tries < TRIES; tries += 1) {
    const ended = await row<{ all: boolean }>(req, 'select pg_snapshot_xmin(pg_current_snapshot()) >= $1::xid8 as "all"', [next!.id])
    if (ended!.all) return drawn!.position
    await sleep(PAUSE_MS)
  }
  return null
}
