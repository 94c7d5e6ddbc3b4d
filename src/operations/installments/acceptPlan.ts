import type { CollectionSlug, PayloadRequest } from 'payload'
import { v7 as uuid } from 'uuid'
import { DomainError } from '../../domain/errors.ts'
import type { Wish } from '../../domain/installments/offerParts.ts'
import type { Plan } from '../../domain/installments/plan.ts'
import { termsOf } from '../../domain/installments/terms.ts'
import { referenceCode } from '../../domain/payments/referenceCode.ts'
import { now } from '../../lib/clock.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import { faultPoints } from '../../lib/faults.ts'
import { record } from '../../lib/outbox/record.ts'
import { lockReadablePayable, type PayableNow } from '../payments/payables.ts'
import { savedMethodOf } from '../payments/savedMethods.ts'
import { followPayments } from './followPayments.ts'
import { offerFor, type Offer } from './offerPlan.ts'
import type { PlanPayable } from './planOf.ts'
import { insertPart } from './writeParts.ts'

type Accepted = Wish & { client: string; payable: { collection: string; id: string }; chargesItself: boolean; method?: string | undefined }

/**
 * A client agrees to pay in parts. The deposit is due at once, and is paid like anything else, with the purpose `installment`.
 * @returns the id of the plan
 * @throws DomainError `not_found`, `forbidden`, `method_unknown`, `installments_off`, `installments_not_offered`, `installment_terms`
 */
export const acceptPlan = (req: PayloadRequest, accepted: Accepted): Promise<string> =>
  inTransaction(req, async () => {
    const payable = await lockReadablePayable(req, accepted.payable)
    if (payable.client !== accepted.client) throw new DomainError('forbidden', 'Only its client chooses how this is paid.')
    const offer = await offerFor(req, payable, accepted)
    const plan = await insertPlan(req, accepted, { payable, offer })
    for (const { number, amountMinor, dueAt } of offer.parts) {
      await insertPart(req, plan, { number, amountMinor, paidMinor: 0, dueAt: dueAt.toISOString(), state: number === 1 ? 'due' : 'planned' })
    }
    await req.payload.db.updateOne({ collection: payable.collection as CollectionSlug, id: payable.id, data: { installmentPlan: plan.id, updatedAt: now().toISOString() }, req })
    // What was paid before counts.
    await followPayments(req, { ...(payable.doc as unknown as PlanPayable), installmentPlan: plan.id })
    await record(req, 'installment-plan.accept', { website: payable.website, document: { collection: 'installment-plans', id: plan.id }, payable: accepted.payable, client: payable.client })
    await faultPoints(req, 'installment.accept')
    return plan.id
  })

async function insertPlan(req: PayloadRequest, { chargesItself, method }: Accepted, { payable, offer }: { payable: PayableNow; offer: Offer }): Promise<Plan> {
  const { website, client, collection, id, about, currency, splittableMinor } = payable
  const at = now().toISOString()
  const doc = await req.payload.db.create({
    collection: 'installment-plans', req,
    data: {
      website, client, payableCollection: collection, payableId: id, about, currency, code: referenceCode('I', uuid()),
      totalMinor: splittableMinor, paidMinor: 0, returnedMinor: 0, depositPercent: offer.depositPercent, terms: termsOf(offer.settings),
      chargesItself, method: method ? await savedMethodOf(req, { id: method, website, client }) : null,
      charges: 0, failedTries: 0, needsClient: false,
      state: 'waiting', stateSince: at, stateEpisode: 0, version: 0, createdAt: at, updatedAt: at,
    },
  })
  return doc as unknown as Plan
}
