import type { CardBehaviour } from '../cards.ts'
import { emit } from '../core/emit.ts'
import { invalid } from '../core/errors.ts'
import { newId } from '../core/ids.ts'
import { listOf } from '../core/lists.ts'
import { mergeMetadata, need, needStored } from '../core/need.ts'
import type { Call, Fields, Resource, Route } from '../core/types.ts'
import { nowOf, put } from '../core/world.ts'
import { worded } from '../money/amounts.ts'
import { book } from '../money/book.ts'
import { previously } from './customers.ts'

const PATH = '/v1/refunds'

export const refunds: Route[] = [
  { method: 'POST', path: PATH, params: 'RefundCreateParams', returns: 'Refund', run: createRefund, takes: ['charge', 'payment_intent', 'amount', 'reason', 'metadata'] },
  { method: 'GET', path: PATH, params: 'RefundListParams', returns: 'Refund', run: (call) => listOf(call, 'refund', PATH) },
  { method: 'GET', path: `${PATH}/:id`, params: 'RefundRetrieveParams', returns: 'Refund', run: (call) => need(call, 'refund', call.ids.id!) },
  { method: 'POST', path: `${PATH}/:id`, params: 'RefundUpdateParams', returns: 'Refund', run: updateRefund },
]

function createRefund(call: Call): Fields {
  const { world, account, params } = call
  const { resource: charge, hidden } = needStored(call, 'charge', chargeId(call), 'charge')
  const amount = amountLeft(charge, params.amount)
  const id = newId('re')
  const isPending = (hidden.behaviour as CardBehaviour).refund === 'pends'
  const booked = book(call, { type: 'refund', amount: -amount, currency: charge.currency, source: id, description: `REFUND FOR CHARGE${charge.description ? ` (${charge.description})` : ''}` })
  const refund = put(world, account, {
    id,
    object: 'refund',
    amount,
    balance_transaction: booked.id,
    charge: charge.id,
    created: nowOf(world),
    currency: charge.currency,
    customer: charge.customer,
    destination_details: { card: { reference: 'pending', reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' }, type: 'card' },
    metadata: mergeMetadata({}, params.metadata),
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: params.reason ?? null,
    status: isPending ? 'pending' : 'succeeded',
  } as Fields as Resource)
  const refunded = charge.amount_refunded + amount
  const changed = put(world, account, { ...charge, amount_refunded: refunded, refunded: refunded === charge.amount })
  emit(call, 'charge.refunded', changed, previously(charge, changed))
  emit(call, 'refund.created', refund)
  return refund
}

function chargeId(call: Call): string {
  const { charge, payment_intent: intentId } = call.params
  if (charge) return charge
  if (!intentId) throw invalid('One of the following params should be provided for this request: payment_intent or charge.', { code: 'parameter_missing', param: 'payment_intent' })
  const intent = need(call, 'payment_intent', intentId, 'payment_intent')
  if (!intent.latest_charge || intent.status !== 'succeeded') {
    throw invalid(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`, { param: 'payment_intent' })
  }
  return intent.latest_charge
}

function amountLeft(charge: Resource, asked: number | undefined): number {
  const left = charge.amount - charge.amount_refunded
  if (charge.status !== 'succeeded' || !charge.captured) throw invalid(`Charge ${charge.id} cannot be refunded: it has not been captured.`, { param: 'charge' })
  if (charge.disputed) throw invalid(`Charge ${charge.id} has been charged back; cannot issue a refund.`, { code: 'charge_disputed', param: 'charge' })
  if (left === 0) throw invalid(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' })
  if (asked === undefined) return left
  if (asked < 1) throw invalid('This value must be greater than or equal to 1.', { code: 'parameter_invalid_integer', param: 'amount' })
  if (asked > left) {
    throw invalid(`Refund amount (${worded(asked, charge.currency)}) is greater than unrefunded amount on charge (${worded(left, charge.currency)})`, { param: 'amount' })
  }
  return asked
}

function updateRefund(call: Call): Fields {
  const refund = need(call, 'refund', call.ids.id!)
  const written = put(call.world, call.account, { ...refund, metadata: mergeMetadata(refund.metadata, call.params.metadata) })
  emitUpdated(call, written, previously(refund, written))
  return written
}

/** The bank returns a refund after days: the money is back on the balance and on the charge. */
export function failRefund(call: Call, refund: Resource, reason: string): Resource {
  const { world, account } = call
  if (!['succeeded', 'pending'].includes(refund.status)) throw invalid(`A refund that is ${refund.status} cannot fail.`)
  const booked = book(call, { type: 'refund_failure', amount: refund.amount, currency: refund.currency, source: refund.id, description: 'REFUND FAILURE' })
  const charge = need(call, 'charge', refund.charge)
  const failed = put(world, account, { ...refund, status: 'failed', failure_reason: reason, failure_balance_transaction: booked.id })
  put(world, account, { ...charge, amount_refunded: charge.amount_refunded - refund.amount, refunded: false })
  emitUpdated(call, failed, previously(refund, failed))
  emit(call, 'refund.failed', failed)
  return failed
}

/** A pending one has arrived. */
export function completeRefund(call: Call, refund: Resource): Resource {
  if (refund.status !== 'pending') throw invalid(`A refund that is ${refund.status} is not waited for.`)
  const done = put(call.world, call.account, { ...refund, status: 'succeeded' })
  emitUpdated(call, done, { status: 'pending' })
  return done
}

function emitUpdated(call: Call, refund: Resource, previous: Fields): void {
  emit(call, 'charge.refund.updated', refund, previous)
  emit(call, 'refund.updated', refund, previous)
}
