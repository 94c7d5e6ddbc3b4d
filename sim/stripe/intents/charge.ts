import { declineMessage, type CardBehaviour } from '../cards.ts'
import { emit } from '../core/emit.ts'
import { newId } from '../core/ids.ts'
import type { Stored } from '../core/store.ts'
import type { Call, Fields, Resource } from '../core/types.ts'
import { nowOf, put } from '../core/world.ts'
import { availableInTwoDays, book, feeOf } from '../money/book.ts'
import { openDispute } from '../resources/openDispute.ts'

type Decline = NonNullable<CardBehaviour['decline']>

/** Charges the intent's whole amount; `isCaptured` false only holds it. Booked when captured. */
export function chargeMethod(call: Call, { intent, method, isCaptured }: { intent: Resource; method: Stored; isCaptured: boolean }): Resource {
  const charge = put(call.world, call.account, { ...baseOf(call, intent, method), ...succeeded() }, { behaviour: method.hidden.behaviour })
  if (isCaptured) return captureCharge(call, charge, intent.amount, 'charge.succeeded')
  emit(call, 'charge.succeeded', charge)
  return charge
}

/** A charge that the bank declined: kept, with why. */
export function declineCharge(call: Call, { intent, method, decline }: { intent: Resource; method: Stored; decline: Decline }): Resource {
  const failure = {
    ...baseOf(call, intent, method),
    status: 'failed',
    paid: false,
    failure_code: decline.code,
    failure_message: declineMessage(decline),
    outcome: { ...OUTCOME, network_status: 'declined_by_network', reason: decline.decline_code, seller_message: 'The bank declined the payment.', type: 'issuer_declined' },
  }
  const charge = put(call.world, call.account, failure, {})
  emit(call, 'charge.failed', charge)
  return charge
}

/** Takes what was held, or less: the rest is given free. */
export function captureCharge(call: Call, charge: Resource, amount: number, event = 'charge.captured'): Resource {
  const { world, account } = call
  const behaviour = world.store.find(account, 'charge', charge.id)!.hidden.behaviour as CardBehaviour
  const availableOn = behaviour.bypassesPending ? nowOf(world) : availableInTwoDays(world)
  const booked = book(call, { type: 'charge', amount, fee: feeOf(amount), currency: charge.currency, source: charge.id, availableOn, description: charge.description })
  const captured = put(world, account, { ...charge, amount_captured: amount, captured: true, balance_transaction: booked.id, amount_refunded: charge.amount - amount })
  emit(call, event, captured)
  if (!behaviour.dispute) return captured
  return openDispute(call, captured, behaviour.dispute)
}

const OUTCOME = { advice_code: null, network_advice_code: null, network_decline_code: null, risk_level: 'normal', risk_score: 32 }

const succeeded = (): Fields => ({
  status: 'succeeded',
  paid: true,
  outcome: { ...OUTCOME, network_status: 'approved_by_network', reason: null, seller_message: 'Payment complete.', type: 'authorized' },
})

function baseOf({ world }: Call, intent: Resource, { resource: method }: Stored): Resource {
  const id = newId('ch')
  return {
    id,
    object: 'charge',
    amount: intent.amount,
    amount_captured: 0,
    amount_refunded: 0,
    balance_transaction: null,
    billing_details: method.billing_details,
    calculated_statement_descriptor: 'SIMULATOR',
    captured: false,
    created: nowOf(world),
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: { type: 'card', card: detailsOf(method.card, intent) },
    receipt_email: intent.receipt_email,
    refunded: false,
    shipping: intent.shipping,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    transfer_group: intent.transfer_group,
  } as Fields as Resource
}

function detailsOf(card: Fields, intent: Resource): Fields {
  const { brand, checks, country, exp_month, exp_year, fingerprint, funding, last4, regulated_status } = card
  return {
    amount_authorized: intent.amount, authorization_code: '000000', brand, checks, country, exp_month, exp_year,
    extended_authorization: { status: 'disabled' }, fingerprint, funding, incremental_authorization: { status: 'unavailable' },
    installments: null, last4, mandate: null, multicapture: { status: 'unavailable' }, network: brand, network_token: { used: false },
    network_transaction_id: '976910110049114', overcapture: { maximum_amount_capturable: intent.amount, status: 'unavailable' },
    regulated_status, three_d_secure: null, wallet: null,
  }
}
