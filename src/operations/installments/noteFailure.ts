import type { PayloadRequest } from 'payload'
import { asksForClient, nextTry } from '../../domain/installments/nextStep.ts'
import type { PlanWithParts } from '../../domain/installments/plan.ts'
import type { Payment } from '../../domain/payments/payment.ts'
import { now } from '../../lib/clock.ts'
import { row } from '../../lib/db/rows.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import type { OutboxEvent } from '../../lib/feature.ts'
import { record } from '../../lib/outbox/record.ts'
import { readPayment } from '../payments/readPayment.ts'
import { nextAtOf } from './nextAtOf.ts'
import { patchPlan } from './patchPlan.ts'
import { lockPayableOfPlan, lockPlan } from './planOf.ts'

type Decline = { code: string; sentence: string }

/** A charge came to nothing: when it is tried again, or that only its client can help. Lock the plan before. */
export async function noteFailure(req: PayloadRequest, plan: PlanWithParts, { code, sentence }: Decline): Promise<void> {
  const failedTries = plan.failedTries + 1
  const needsClient = asksForClient(code)
  const tryAt = needsClient ? null : nextTry(failedTries, plan.terms, now())
  const failed = { charge: null, failedTries, needsClient, nextTryAt: tryAt?.toISOString() ?? null, declineCode: code, declineSentence: sentence }
  const nextAt = nextAtOf({ ...plan, ...failed }, false)
  await patchPlan(req, plan, { ...failed, nextAt })
  await record(req, 'installment-plan.charge_failed', {
    website: plan.website, document: { collection: 'installment-plans', id: plan.id }, client: plan.client, sentence, needsClient, nextTryAt: failed.nextTryAt, failedTries,
  })
}

/** An attempt to pay has ended without money: where it was the charge of a plan, that is noted, once. */
export const noteCharge = (req: PayloadRequest, { document }: Pick<OutboxEvent, 'document'>): Promise<void> =>
  inTransaction(req, async () => {
    const of = await row<{ id: string }>(req, 'select id from installment_plans where charge_id = $1', [document.id])
    if (!of || !(await lockPayableOfPlan(req, of.id))) return
    await noteEndedCharge(req, await lockPlan(req, of.id))
  })

/** The same for who holds the lock of a plan already. @returns the plan as it is then */
export async function noteEndedCharge(req: PayloadRequest, plan: PlanWithParts): Promise<PlanWithParts> {
  if (plan.charge === null) return plan
  const { declineCode, declineSentence, state } = await readPayment(req, plan.charge)
  if (state !== 'failed' && state !== 'cancelled' && state !== 'expired') return plan
  await noteFailure(req, plan, { code: declineCode ?? state, sentence: declineSentence ?? SENTENCES[state] })
  return lockPlan(req, plan.id)
}

const SENTENCES: Record<Extract<Payment['state'], 'failed' | 'cancelled' | 'expired'>, string> = {
  failed: 'The payment was declined.', cancelled: 'The payment was cancelled.', expired: 'The payment was not confirmed in time.',
}
