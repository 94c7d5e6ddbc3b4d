import { DomainError } from '../../../domain/errors.ts'
import { payableNowMinor } from '../../../domain/installments/nextStep.ts'
import type { PlanWithParts } from '../../../domain/installments/plan.ts'
import { paidByGateway } from '../../../domain/ledger/recipes/paidByGateway.ts'
import type { OrderState } from '../../../domain/orders/states.ts'
import type { Order } from '../../../domain/orders/types.ts'
import { jurisdictionOf } from '../../../domain/taxes/decidedTax.ts'
import { taxInPart } from '../../../domain/taxes/taxInPart.ts'
import { now } from '../../../lib/clock.ts'
import { post } from '../../../lib/ledger/post.ts'
import { SYSTEM } from '../../../lib/workflow/actor.ts'
import type { Document } from '../../../lib/workflow/effect.ts'
import { transition } from '../../../lib/workflow/transition.ts'
import { followPayments } from '../../installments/followPayments.ts'
import { lockPlan } from '../../installments/planOf.ts'
import { heldMinorOf, requiredMinorOf } from '../../orders/loadOrderFacts.ts'
import type { PayableKind } from '../payables.ts'

/** An order is paid while it waits for payment, in parts if it must be; one with an installment plan until its work is accepted. */
export const orderPayable: PayableKind = {
  purpose: 'order',
  isWhole: false,
  read: async (req, doc) => {
    const order = doc as unknown as Order
    const isWaiting = order.state === 'awaiting_payment'
    const plan = order.installmentPlan ? await lockPlan(req, order.installmentPlan) : null
    const dueMinor = isWaiting ? order.totalMinor - (await heldMinorOf(req, order)) : plan && PAID_IN_PARTS.includes(order.state) ? order.totalMinor - plan.paidMinor : 0
    return {
      collection: 'orders', id: order.id, website: order.website, client: order.client, currency: order.currency,
      about: `Order ${order.number}`, dueMinor: Math.max(0, dueMinor), refusal: dueMinor > 0 ? null : refusalOf(order), doc,
      installmentMinor: plan && installmentNow(plan), splittableMinor: isWaiting && !plan ? order.totalMinor : 0,
    }
  },
  book: async (req, { payable, payment, gateway, amountMinor, surchargeMinor, actor }) => {
    const transaction = await post(req, {
      website: payable.website, kind: 'paid_by_gateway', document: { collection: payable.collection, id: payable.id }, actor,
      idempotencyKey: `payment:${payment}`,
      postings: paidByGateway({ payable, gateway, amountMinor, surchargeMinor, ...taxOnFee(payable.doc as unknown as Order, surchargeMinor), currency: payable.currency }),
    })
    return transaction.id
  },
  settle: async (req, { doc }) => {
    const order = doc as unknown as Order
    if (order.installmentPlan) await followPayments(req, order)
    if (order.state !== 'awaiting_payment' || (await heldMinorOf(req, order)) < (await requiredMinorOf(req, order))) return
    await transition(req, { collection: 'orders', id: order.id, name: 'mark_paid', version: null, actor: SYSTEM, locked: doc as Document })
  },
}

/** A fee for a way of paying is taxed like what is paid for, and contains its tax. */
const taxOnFee = ({ totalMinor, taxMinor, tax }: Order, surchargeMinor: number) =>
  ({ surchargeTaxMinor: taxInPart(surchargeMinor, { wholeMinor: totalMinor, taxMinor: taxMinor ?? 0 }), jurisdiction: jurisdictionOf(tax) })

const PAID_IN_PARTS: readonly OrderState[] = ['available', 'in_progress', 'in_review', 'delivered', 'in_revision', 'on_hold']

/** The deposit comes first, whatever the dates of the others. */
function installmentNow({ state, parts, terms: { reminderDays } }: PlanWithParts): number {
  const payable = state === 'waiting' ? parts.slice(0, 1) : parts
  return payableNowMinor(payable, { reminderDays, now: now() })
}

function refusalOf({ state }: Order): DomainError {
  if (state === 'draft') return new DomainError('not_payable', 'Only an order that waits for payment can be paid. Submit the draft first.', { state })
  if (state === 'cancelled' || state === 'expired') return new DomainError('not_payable', `This order is ${state}. Place a new one.`, { state })
  return new DomainError('nothing_due', 'This order is paid. Nothing more is due.', { state, dueMinor: 0 })
}
