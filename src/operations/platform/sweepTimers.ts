import type { PayloadRequest } from 'payload'
import { now } from '../../lib/clock.ts'
import { rows } from '../../lib/db/rows.ts'
import { fireTimer } from '../../lib/workflow/fireTimer.ts'

const BATCH = 200

/**
 * Fires timers that are due and still waiting, oldest first: the ones whose job was lost. One that
 * fails is reported and does not stop the others.
 * @returns how many were settled
 */
export async function sweepTimers(req: PayloadRequest): Promise<number> {
  const due = await rows<{ id: string }>(req, `select id from timers where state = 'waiting' and due_at <= $1 order by due_at limit ${BATCH}`, [now()])
  let settled = 0
  for (const { id } of due) {
    try {
      await fireTimer(req, id)
      settled += 1
    } catch (err) {
      req.payload.logger.error({ err, timer: id }, 'A timer failed; it is tried again at the next sweep')
    }
  }
  return settled
}
