import type { PayloadRequest } from 'payload'
import { fitParts, payParts } from '../../domain/installments/fitParts.ts'
import { nextStep } from '../../domain/installments/nextStep.ts'
import { sumOpen, type PlanWithParts } from '../../domain/installments/plan.ts'
import { now } from '../../lib/clock.ts'
import { faultPoints } from '../../lib/faults.ts'
import { SYSTEM } from '../../lib/workflow/actor.ts'
import { restartTimers } from '../../lib/workflow/timers.ts'
import { transition } from '../../lib/workflow/transition.ts'
import { payableTotalsOf } from '../ledger/payableTotalsOf.ts'
import { nextAtOf } from './nextAtOf.ts'
import { patchPlan } from './patchPlan.ts'
import { lockPlan, type PlanPayable } from './planOf.ts'
import { resumePayable } from './workOf.ts'
import { writeParts } from './writeParts.ts'

const DAY_MS = 86_400_000

/**
 * Brings a plan in step with the price of what it pays for and with the books: parts sum to the price, what was paid
 * fills them in their order. The deposit begins the plan, catching up ends its pause, and the last part completes it.
 * Lock what it pays for before; safe to repeat.
 */
export async function followPayments(req: PayloadRequest, payable: PlanPayable): Promise<void> {
  const before = await lockPlan(req, payable.installmentPlan!)
  const { parts, ...paid } = await reckon(req, payable, before)
  await writeParts(req, before, { before: before.parts, after: parts })
  const plan = await lockPlan(req, before.id)
  await patchPlan(req, plan, { ...paid, ...caughtUp(plan) })
  await moveOn(req, payable, plan)
  await faultPoints(req, 'installment.pay')
}

async function reckon(req: PayloadRequest, { id, website, totalMinor }: PlanPayable, plan: PlanWithParts) {
  const totals = await payableTotalsOf(req, website, { collection: plan.payableCollection, id })
  // Until the plan has begun money goes back and comes anew; later a refund makes no part due again.
  const returnedMinor = plan.state === 'waiting' ? totals.paidMinor - totals.heldMinor : plan.returnedMinor
  const paidMinor = totals.paidMinor - returnedMinor
  const later = new Date(now().getTime() + plan.terms.partDays * DAY_MS)
  return { parts: payParts(fitParts(plan.parts, totalMinor, later), paidMinor), paidMinor, returnedMinor }
}

/** Once nothing is due what failed before is over. The charge that was under way has ended. */
function caughtUp(plan: PlanWithParts): Record<string, unknown> {
  const { chargeMinor } = nextStep({ plan: { ...plan, chargesItself: true, failedTries: 0, nextTryAt: null, needsClient: false }, parts: plan.parts, isPaying: false, now: now() })
  const nextAt = nextAtOf(plan, false)
  if (chargeMinor > 0) return { nextAt }
  return { nextAt, charge: null, failedTries: 0, nextTryAt: null, needsClient: false, declineCode: null, declineSentence: null }
}

async function moveOn(req: PayloadRequest, payable: PlanPayable, plan: PlanWithParts): Promise<void> {
  const move = (name: string) => transition(req, { collection: 'installment-plans', id: plan.id, name, version: null, actor: SYSTEM })
  const isPaid = sumOpen(plan.parts) === 0
  if (plan.state === 'cancelled') {
    if (isPaid) await resumePayable(req, plan)
    return
  }
  if (plan.state === 'completed') return
  if (isPaid) {
    await move('complete')
    // Its clock was refused while something was unpaid, and the client sees the work from now on.
    if (payable.state === 'delivered') await restartTimers(req, { collection: plan.payableCollection, id: plan.payableId })
    return
  }
  if (plan.state === 'waiting' && plan.parts[0]!.state === 'paid') await move('begin')
  if (plan.state === 'paused' && !nextStep({ plan, parts: plan.parts, isPaying: false, now: now() }).isPastGrace) await move('resume')
}
