import type { PayloadRequest } from 'payload'
import { nextStep, type Step } from '../../domain/installments/nextStep.ts'
import { isRunning, type Part, type PlanWithParts } from '../../domain/installments/plan.ts'
import { now } from '../../lib/clock.ts'
import { row, rows } from '../../lib/db/rows.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import { fault } from '../../lib/faults.ts'
import { record } from '../../lib/outbox/record.ts'
import { SYSTEM } from '../../lib/workflow/actor.ts'
import { transition } from '../../lib/workflow/transition.ts'
import { startPayment } from '../payments/startPayment.ts'
import { beginCharge } from './beginCharge.ts'
import { nextAtOf } from './nextAtOf.ts'
import { noteEndedCharge } from './noteFailure.ts'
import { patchPlan } from './patchPlan.ts'
import { lockPayableOfPlan, lockPlan } from './planOf.ts'
import { holdPayable } from './workOf.ts'

/**
 * Does what time has brought for one plan: reminders, parts that fall due, the charge of a saved method, the pause of the
 * work. Safe to repeat and to die anywhere: what was begun is gone on with, and nothing is charged beside an attempt that is under way.
 */
export async function tendPlan(req: PayloadRequest, id: string): Promise<void> {
  const charge = await inTransaction(req, () => tend(req, id))
  if (charge === null) return
  fault('installment.charge.before-call')
  await startPayment(req, charge)
  fault('installment.charge.after-call')
}

type Attempt = { id: string; state: string }

/** @returns the charge that the gateway is to be told of */
async function tend(req: PayloadRequest, id: string): Promise<string | null> {
  if (!(await lockPayableOfPlan(req, id))) return null
  const locked = await lockPlan(req, id)
  if (!isRunning(locked)) return null
  // The message of its end may be still on its way.
  const plan = await noteEndedCharge(req, locked)
  const attempt = await openAttempt(req, plan)
  const step = nextStep({ plan, parts: plan.parts, isPaying: attempt !== null, now: now() })
  await tell(req, plan, step)
  const charge = await chargeDue(req, plan, step)
  await pauseOrResume(req, await lockPlan(req, id), { isPastGrace: step.isPastGrace, isPaying: attempt !== null || charge !== null })
  await lookAgain(req, await lockPlan(req, id), attempt !== null || charge !== null)
  // Begun before, and nobody has told the gateway.
  const isUntold = attempt?.state === 'created' && attempt.id === plan.charge
  return isUntold ? attempt.id : charge
}

/** With each part that falls due what failed before is tried anew. */
async function chargeDue(req: PayloadRequest, plan: PlanWithParts, { fallDue, chargeMinor }: Step): Promise<string | null> {
  const anew = fallDue.length > 0 ? { failedTries: 0, nextTryAt: null, needsClient: false } : null
  if (anew) await patchPlan(req, plan, anew)
  return chargeMinor > 0 ? beginCharge(req, { ...plan, ...anew }, chargeMinor) : null
}

const lookAgain = (req: PayloadRequest, plan: PlanWithParts, isPaying: boolean): Promise<void> =>
  patchPlan(req, plan, { nextAt: nextAtOf(plan, isPaying) })

const openAttempt = (req: PayloadRequest, { website, payableId }: PlanWithParts): Promise<Attempt | null> =>
  row<Attempt>(req, `select id, state::text from payments where website_id = $1 and payable_id = $2 and state in ('created', 'requires_action', 'processing') order by id desc limit 1`, [website, payableId])

async function tell(req: PayloadRequest, { website }: PlanWithParts, { remind, fallDue, miss }: Step): Promise<void> {
  for (const { id } of remind) {
    await rows(req, 'update installments set reminded_at = $2 where id = $1', [id, now()])
    await record(req, 'installment.due_soon', { website, document: { collection: 'installments', id } })
  }
  const move = ({ id }: Part, name: string) => transition(req, { collection: 'installments', id, name, version: null, actor: SYSTEM })
  for (const part of fallDue) await move(part, 'fall_due')
  for (const part of miss) await move(part, 'miss')
}

type Standing = { isPastGrace: boolean; isPaying: boolean }

async function pauseOrResume(req: PayloadRequest, plan: PlanWithParts, { isPastGrace, isPaying }: Standing): Promise<void> {
  const move = (name: string) => transition(req, { collection: 'installment-plans', id: plan.id, name, version: null, actor: SYSTEM })
  // Whoever is about to pay is not stopped.
  if (plan.state === 'active' && isPastGrace && !isPaying) await move('pause')
  if (plan.state !== 'paused') return
  if (!isPastGrace) await move('resume')
  // What could not rest when the plan was paused may have begun since.
  else if (plan.holdEpisode === null) await patchPlan(req, plan, { holdEpisode: await holdPayable(req, plan, 'An installment is overdue.') })
}
