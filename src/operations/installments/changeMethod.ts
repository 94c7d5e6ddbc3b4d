import type { CollectionSlug, PayloadRequest } from 'payload'
import { DomainError } from '../../domain/errors.ts'
import { isRunning, type Plan } from '../../domain/installments/plan.ts'
import { now } from '../../lib/clock.ts'
import { notFound } from '../../lib/db/lock.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import { lockReadable } from '../../lib/http/lockReadable.ts'
import { send } from '../../lib/jobs/boss.ts'
import { savedMethodOf } from '../payments/savedMethods.ts'
import { patchPlan } from './patchPlan.ts'

/**
 * A client chooses which saved method is charged, or that none is. What is due is charged at once.
 * @throws DomainError `not_found`, `forbidden`, `method_unknown`, `no_installment_plan` for a plan that has ended
 */
export const changeMethod = (req: PayloadRequest, { id, client, method }: { id: string; client: string; method: string | null }): Promise<void> =>
  inTransaction(req, async () => {
    const plan = await lockReadable<Plan>(req, 'installment-plans' as CollectionSlug, id)
    if (!plan) throw notFound()
    if (plan.client !== client) throw new DomainError('forbidden', 'Only its client chooses what is charged.')
    const runs = isRunning(plan)
    if (!runs && plan.state !== 'waiting') throw new DomainError('no_installment_plan', `This plan is ${plan.state}. Nothing is charged by it any more.`, { state: plan.state })
    const known = method && (await savedMethodOf(req, { id: method, website: plan.website, client }))
    await patchPlan(req, plan, {
      method: known, chargesItself: known !== null, failedTries: 0, nextTryAt: null, needsClient: false, declineCode: null, declineSentence: null,
      ...(runs && { nextAt: now().toISOString() }),
    })
    if (runs) await send(req, 'tend-installment-plan', { planId: id, websiteId: plan.website })
  })
