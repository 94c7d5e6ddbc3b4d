import { emit } from '../core/emit.ts'
import { invalid } from '../core/errors.ts'
import { clientSecretOf, newId } from '../core/ids.ts'
import { listOf } from '../core/lists.ts'
import { given, mergeMetadata, need } from '../core/need.ts'
import type { Call, Fields, Resource, Route } from '../core/types.ts'
import { nowOf, put } from '../core/world.ts'
import { captureCharge } from '../intents/charge.ts'
import { confirmPayment } from '../intents/confirm.ts'
import { assertMove } from '../intents/moves.ts'
import { amountOf, currencyOf } from '../money/amounts.ts'
import { methodOf, newPaymentMethod } from './paymentMethods.ts'

const PATH = '/v1/payment_intents'
const TEXTS = ['description', 'receipt_email', 'statement_descriptor', 'statement_descriptor_suffix', 'transfer_group', 'shipping', 'setup_future_usage'] as const
const SETTABLE = [...TEXTS, 'amount', 'currency', 'customer', 'payment_method', 'payment_method_data', 'allowed_payment_method_types', 'payment_method_options', 'capture_method', 'metadata']
const CONFIRMING = ['off_session', 'return_url', 'error_on_requires_action', 'use_stripe_sdk', 'mandate_data']

export const paymentIntents: Route[] = [
  { method: 'POST', path: PATH, params: 'PaymentIntentCreateParams', returns: 'PaymentIntent', run: createPaymentIntent, takes: [...SETTABLE, ...CONFIRMING, 'confirm', 'automatic_payment_methods', 'confirmation_method'] },
  { method: 'GET', path: PATH, params: 'PaymentIntentListParams', returns: 'PaymentIntent', run: (call) => listOf(call, 'payment_intent', PATH) },
  { method: 'GET', path: `${PATH}/:id`, params: 'PaymentIntentRetrieveParams', returns: 'PaymentIntent', run: retrievePaymentIntent },
  { method: 'POST', path: `${PATH}/:id`, params: 'PaymentIntentUpdateParams', returns: 'PaymentIntent', run: updatePaymentIntent, takes: SETTABLE },
  { method: 'POST', path: `${PATH}/:id/confirm`, params: 'PaymentIntentConfirmParams', returns: 'PaymentIntent', run: confirmPaymentIntent, takes: [...CONFIRMING, 'payment_method', 'payment_method_data', 'payment_method_options', 'allowed_payment_method_types', 'receipt_email', 'setup_future_usage', 'shipping', 'capture_method'] },
  { method: 'POST', path: `${PATH}/:id/capture`, params: 'PaymentIntentCaptureParams', returns: 'PaymentIntent', run: capturePaymentIntent, takes: ['amount_to_capture', 'metadata', 'statement_descriptor', 'statement_descriptor_suffix'] },
  { method: 'POST', path: `${PATH}/:id/cancel`, params: 'PaymentIntentCancelParams', returns: 'PaymentIntent', run: cancelPaymentIntent, takes: ['cancellation_reason'] },
]

function createPaymentIntent(call: Call): Fields {
  const { params } = call
  const intent = newPaymentIntent(call, params)
  return params.confirm ? confirm(call, intent) : intent
}

/** Writes a new intent: it waits for a method, or for its confirmation when it has one. */
export function newPaymentIntent(call: Call, params: Fields): Resource {
  const { world, account } = call
  const id = newId('pi')
  const currency = currencyOf(params.currency)
  if (params.customer) need(call, 'customer', params.customer, 'customer')
  const written = put(world, account, {
    id,
    object: 'payment_intent',
    amount: amountOf(params.amount, currency),
    amount_capturable: 0,
    amount_received: 0,
    automatic_payment_methods: automaticMethods(params),
    capture_method: params.capture_method ?? 'automatic_async',
    client_secret: clientSecretOf(id),
    confirmation_method: params.confirmation_method ?? 'automatic',
    created: nowOf(world),
    customer: params.customer ?? null,
    livemode: false,
    ...given(params, ...TEXTS),
    currency,
    metadata: mergeMetadata({}, params.metadata),
    ...typesOf(params),
    ...methodFields(call, params, {}),
  } as Fields as Resource)
  emit(call, 'payment_intent.created', written)
  return written
}

/** Of the types that are allowed, cards are what there is. */
export const typesOf = ({ allowed_payment_method_types: allowed = null }: Fields): Fields => ({ allowed_payment_method_types: allowed, payment_method_types: ['card'] })

/** On unless the types are named. */
export function automaticMethods({ automatic_payment_methods: asked, allowed_payment_method_types: types }: Fields): Fields | null {
  const isAutomatic = asked?.enabled ?? !types
  return isAutomatic ? { allow_redirects: asked?.allow_redirects ?? 'always', enabled: true } : null
}

function methodFields(call: Call, params: Fields, before: Fields): Fields {
  const { payment_method: id, payment_method_data: data } = params
  const method = data ? newPaymentMethod(call, data).resource.id : id === '' ? null : id ? methodOf(call, id).resource.id : (before.payment_method ?? null)
  const card = { installments: null, mandate_options: null, network: null, request_three_d_secure: 'automatic', ...before.payment_method_options?.card, ...(params.payment_method_options?.card || {}) }
  return { payment_method: method, payment_method_options: { card }, status: method ? 'requires_confirmation' : 'requires_payment_method' }
}

/** With its client secret as well, as browsers ask for it. */
function retrievePaymentIntent(call: Call): Fields {
  const intent = need(call, 'payment_intent', call.ids.id!)
  const secret = call.params.client_secret
  if (secret && secret !== intent.client_secret) throw invalid('The client_secret provided does not match the client_secret associated with the PaymentIntent.', { param: 'client_secret' })
  return intent
}

function updatePaymentIntent(call: Call): Fields {
  const intent = need(call, 'payment_intent', call.ids.id!)
  const { metadata, description, ...rest } = call.params
  // What only describes it can be changed at any time.
  if (Object.keys(rest).some((name) => name !== 'expand')) assertMove(intent, 'update')
  return put(call.world, call.account, changed(call, intent))
}

function changed(call: Call, intent: Resource): Resource {
  const { params } = call
  if (params.customer) need(call, 'customer', params.customer, 'customer')
  const currency = params.currency ? currencyOf(params.currency) : intent.currency
  const touchesMethod = ['payment_method', 'payment_method_data', 'payment_method_options'].some((name) => params[name] !== undefined)
  return {
    ...intent,
    ...given(params, ...TEXTS, 'customer', 'capture_method'),
    ...(params.allowed_payment_method_types && typesOf(params)),
    amount: params.amount === undefined ? intent.amount : amountOf(params.amount, currency),
    currency,
    metadata: mergeMetadata(intent.metadata, params.metadata),
    ...(touchesMethod && { ...methodFields(call, params, intent), next_action: null }),
  }
}

function confirmPaymentIntent(call: Call): Fields {
  const intent = need(call, 'payment_intent', call.ids.id!)
  assertMove(intent, 'confirm')
  return confirm(call, put(call.world, call.account, changed(call, intent)))
}

const confirm = (call: Call, intent: Resource): Resource =>
  confirmPayment(call, intent, {
    returnUrl: call.params.return_url,
    isOffSession: Boolean(call.params.off_session) && call.params.off_session !== 'false',
    refusesAction: call.params.error_on_requires_action === true,
  })

function capturePaymentIntent(call: Call): Fields {
  const { world, account, params } = call
  const intent = need(call, 'payment_intent', call.ids.id!)
  assertMove(intent, 'capture')
  const amount = params.amount_to_capture ?? intent.amount_capturable
  if (amount < 1) throw invalid('This value must be greater than or equal to 1.', { code: 'parameter_invalid_integer', param: 'amount_to_capture' })
  if (amount > intent.amount_capturable) throw invalid(`The requested capture amount is greater than the authorized amount: ${amount} is more than ${intent.amount_capturable}.`, { code: 'amount_too_large', param: 'amount_to_capture' })
  captureCharge(call, need(call, 'charge', intent.latest_charge), amount)
  const captured = put(world, account, { ...intent, status: 'succeeded', amount_capturable: 0, amount_received: amount, metadata: mergeMetadata(intent.metadata, params.metadata) })
  emit(call, 'payment_intent.succeeded', captured)
  return captured
}

function cancelPaymentIntent(call: Call): Fields {
  return cancelPayment(call, need(call, 'payment_intent', call.ids.id!), call.params.cancellation_reason ?? null)
}

/** Ends it unpaid; what was held is let go. */
export function cancelPayment(call: Call, intent: Resource, reason: string | null): Resource {
  const { world, account } = call
  assertMove(intent, 'cancel')
  if (intent.status === 'requires_capture') {
    const charge = need(call, 'charge', intent.latest_charge)
    emit(call, 'charge.refunded', put(world, account, { ...charge, amount_refunded: charge.amount, refunded: true }))
  }
  const ended = { status: 'canceled', canceled_at: nowOf(world), cancellation_reason: reason, amount_capturable: 0, next_action: null }
  const canceled = put(world, account, { ...intent, ...ended })
  emit(call, 'payment_intent.canceled', canceled)
  return canceled
}
