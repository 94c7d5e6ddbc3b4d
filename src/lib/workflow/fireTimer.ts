import type { PayloadRequest } from 'payload'
import { DomainError } from '../../domain/errors.ts'
import { now } from '../clock.ts'
import { row, rows } from '../db/rows.ts'
import { inTransaction } from '../db/transaction.ts'
import { faultPoints } from '../faults.ts'
import { TIMER } from './actor.ts'
import { transition } from './transition.ts'

type Timer = { id: string; document_collection: string; document_id: string; episode: number; transition: string; due_at: Date }

/**
 * Makes the move of a timer that is due, if the document is still in the episode the timer was
 * started for. Safe to run twice and by several workers at once: the timer's row is locked, and the
 * first leaves it settled.
 * @returns what became of the timer
 */
export const fireTimer = (req: PayloadRequest, timerId: string): Promise<'fired' | 'superseded' | 'refused' | 'settled' | 'early'> =>
  inTransaction(req, async () => {
    const timer = await row<Timer>(req, `select * from timers where id = $1 and state = 'waiting' for update`, [timerId])
    if (!timer) return 'settled'
    if (timer.due_at > now()) return 'early'
    const table = timer.document_collection.replaceAll('-', '_')
    // Lock order everywhere: the document before what hangs on it; the timer is private to this job.
    const doc = await row<{ state_episode: number }>(req, `select state_episode from "${table}" where id = $1 for update`, [timer.document_id])
    if (doc?.state_episode !== Number(timer.episode)) return settle(req, timer, 'superseded')
    await rows(req, 'savepoint before_move')
    try {
      await transition(req, {
        collection: timer.document_collection, id: timer.document_id, name: timer.transition, version: null, actor: TIMER,
      })
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      // A guard said no (a dispute, a hold): that is an answer, and the clock does not ask twice.
      await rows(req, 'rollback to savepoint before_move')
      return settle(req, timer, 'refused')
    }
    return settle(req, timer, 'fired')
  })

async function settle<T extends string>(req: PayloadRequest, { id }: Timer, state: T): Promise<T> {
  await rows(req, `update timers set state = $2, settled_at = $3, updated_at = $3 where id = $1`, [id, state, now()])
  await faultPoints(req, 'timer.fire')
  return state
}
