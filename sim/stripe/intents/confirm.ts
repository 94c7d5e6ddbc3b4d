import { declineMessage, type CardBehaviour } from '../cards.ts'
import { emit } from '../core/emit.ts'
import { invalid, StripeError } from '../core/errors.ts'
import { newId } from '../core/ids.ts'
import { needStored } from '../core/need.ts'
import type { Stored } from '../core/store.ts'
import type { Call, Fields, Resource } from '../core/types.ts'
import { put } from '../core/world.ts'
import { attach, refuseUsed } from '../resources/paymentMethods.ts'
import { chargeMethod, declineCharge } from './charge.ts'
import { assertMove } from './moves.ts'

type Decline = NonNullable<CardBehaviour['decline']>

const UNAUTHENTICATED: Decline = { code: 'authentication_required', decline_code: 'authentication_required' }

/** Pays, or asks for the 3-D Secure step first. @throws StripeError `card_error` 402 when the bank declines: the intent then waits for another method */
export function confirmPayment(call: Call, intent: Resource, options: { returnUrl?: string; isOffSession: boolean; refusesAction: boolean }): Resource {
  assertMove(intent, 'confirm')
  if (!intent.payment_method) {
    throw invalid('You cannot confirm this PaymentIntent because it\'s missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.', { code: 'payment_intent_unexpected_state', payment_intent: intent })
  }
  const method = needStored(call, 'payment_method', intent.payment_method, 'payment_method')
  assertOwn(intent, method)
  if (!needsAction(intent, method)) return settlePayment(call, intent, method)
  if (options.isOffSession) return decline(call, { intent, method, why: UNAUTHENTICATED })
  if (options.refusesAction) throw new StripeError({ status: 402, type: 'card_error', code: 'authentication_required', message: 'This payment required an authentication action to complete, but `error_on_requires_action` was set.', payment_intent: intent })
  const waiting = put(call.world, call.account, { ...intent, status: 'requires_action', next_action: nextAction(call, intent, options.returnUrl) })
  emit(call, 'payment_intent.requires_action', waiting)
  return waiting
}

/** The client has passed the 3-D Secure step, or failed it. */
export function authenticatePayment(call: Call, intent: Resource, isPassed: boolean): Resource {
  assertMove(intent, 'authenticate')
  const method = needStored(call, 'payment_method', intent.payment_method)
  if (isPassed) return settlePayment(call, { ...intent, next_action: null }, method)
  const message = 'We are unable to authenticate your payment method. Please choose a different payment method and try again.'
  const error = { code: 'payment_intent_authentication_failure', message, payment_method: method.resource, type: 'invalid_request_error' }
  const failed = put(call.world, call.account, { ...intent, status: 'requires_payment_method', next_action: null, payment_method: null, last_payment_error: error })
  emit(call, 'payment_intent.payment_failed', failed)
  return failed
}

function settlePayment(call: Call, intent: Resource, method: Stored): Resource {
  const { decline: why } = method.hidden.behaviour as CardBehaviour
  if (why) return decline(call, { intent, method, why })
  const isCaptured = intent.capture_method !== 'manual'
  const charge = chargeMethod(call, { intent, method, isCaptured })
  keepMethod(call, intent, method)
  const outcome = isCaptured
    ? { status: 'succeeded', amount_received: intent.amount }
    : { status: 'requires_capture', amount_capturable: intent.amount }
  const settled = put(call.world, call.account, { ...intent, ...outcome, latest_charge: charge.id, last_payment_error: null, next_action: null })
  emit(call, isCaptured ? 'payment_intent.succeeded' : 'payment_intent.amount_capturable_updated', settled)
  return settled
}

function keepMethod(call: Call, intent: Resource, method: Stored): void {
  if (intent.setup_future_usage && intent.customer) {
    attach(call, method, intent.customer, { isSetUp: intent.setup_future_usage === 'off_session' || method.hidden.isSetUp })
  } else if (!method.resource.customer) {
    put(call.world, call.account, method.resource, { ...method.hidden, isUsed: true })
  }
}

function decline(call: Call, { intent, method, why }: { intent: Resource; method: Stored; why: Decline }): never {
  const charge = declineCharge(call, { intent, method, decline: why })
  const message = why === UNAUTHENTICATED ? 'Your card was declined. This transaction requires authentication.' : declineMessage(why)
  const error = { charge: charge.id, ...why, message, payment_method: method.resource, type: 'card_error' }
  const failed = put(call.world, call.account, {
    ...intent, status: 'requires_payment_method', payment_method: null, next_action: null, latest_charge: charge.id,
    last_payment_error: { ...error, doc_url: `https://stripe.com/docs/error-codes/${why.code.replaceAll('_', '-')}` },
  })
  emit(call, 'payment_intent.payment_failed', failed)
  throw new StripeError({ ...error, status: 402, keepsEffects: true, payment_intent: failed })
}

function assertOwn(intent: Resource, method: Stored): void {
  refuseUsed(method)
  const owner = method.resource.customer
  if (owner && !intent.customer) {
    throw invalid(`The PaymentMethod ${method.resource.id} belongs to the Customer ${owner}. Please include the Customer in the \`customer\` parameter on the PaymentIntent.`, { param: 'payment_method' })
  }
  if (owner && owner !== intent.customer) {
    throw invalid(`The provided PaymentMethod (${method.resource.id}) does not belong to the Customer you supplied (${intent.customer}).`, { param: 'payment_method' })
  }
}

function needsAction(intent: Resource, { hidden }: Stored): boolean {
  const { authenticate } = hidden.behaviour as CardBehaviour
  const asked = intent.payment_method_options?.card?.request_three_d_secure
  return authenticate === 'always' || asked === 'any' || asked === 'challenge' || (authenticate === 'unless_set_up' && !hidden.isSetUp)
}

/** Where the client goes: a page of its own when the caller names one to return to, else for Stripe's script in the page. */
export function nextAction({ world }: Call, intent: Resource, returnUrl?: string): Fields {
  const url = `${world.origin}/3ds/${intent.id}`
  if (returnUrl) return { type: 'redirect_to_url', redirect_to_url: { return_url: returnUrl, url } }
  return { type: 'use_stripe_sdk', use_stripe_sdk: { type: 'three_d_secure_redirect', stripe_js: url, source: newId('src') } }
}
