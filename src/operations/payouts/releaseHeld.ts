import type { PayloadRequest } from 'payload'
import { DomainError } from '../../domain/errors.ts'
import { now } from '../../lib/clock.ts'
import { rows } from '../../lib/db/rows.ts'
import { SYSTEM } from '../../lib/workflow/actor.ts'
import { transition } from '../../lib/workflow/transition.ts'

const BATCH = 500
const OVER = `select id from payouts where state = 'held' and held_until <= $1 order by held_until limit ${BATCH}`

/** Payouts whose days of waiting are over go on, at most 500 a run. Safe to run twice. @returns how many */
export async function releaseHeld(req: PayloadRequest): Promise<number> {
  let released = 0
  for (const { id } of await rows<{ id: string }>(req, OVER, [now()])) {
    try {
      await transition(req, { collection: 'payouts', id, name: 'release', version: null, actor: SYSTEM })
      released += 1
    } catch (error) {
      // Changed or cancelled this moment: the next run looks again.
      if (!(error instanceof DomainError)) throw error
    }
  }
  return released
}
