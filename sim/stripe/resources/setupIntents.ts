import { declineMessage, type CardBehaviour } from '../cards.ts'
import { emit } from '../core/emit.ts'
import { invalid, StripeError } from '../core/errors.ts'
import { clientSecretOf, newId } from '../core/ids.ts'
import { listOf } from '../core/lists.ts'
import { given, mergeMetadata, need, needStored } from '../core/need.ts'
import type { Stored } from '../core/store.ts'
import type { Call, Fields, Resource, Route } from '../core/types.ts'
import { nowOf, put } from '../core/world.ts'
import { nextAction } from '../intents/confirm.ts'
import { assertMove } from '../intents/moves.ts'
import { automaticMethods, typesOf } from './paymentIntents.ts'
import { attach, methodOf, newPaymentMethod } from './paymentMethods.ts'

const PATH = '/v1/setup_intents'
const SETTABLE = ['customer', 'description', 'metadata', 'payment_method', 'payment_method_data', 'allowed_payment_method_types']
const CONFIRMING = ['return_url', 'use_stripe_sdk', 'mandate_data']

export const setupIntents: Route[] = [
  { method: 'POST', path: PATH, params: 'SetupIntentCreateParams', returns: 'SetupIntent', run: createSetupIntent, takes: [...SETTABLE, ...CONFIRMING, 'confirm', 'usage', 'automatic_payment_methods'] },
  { method: 'GET', path: PATH, params: 'SetupIntentListParams', returns: 'SetupIntent', run: (call) => listOf(call, 'setup_intent', PATH) },
  { method: 'GET', path: `${PATH}/:id`, params: 'SetupIntentRetrieveParams', returns: 'SetupIntent', run: (call) => need(call, 'setup_intent', call.ids.id!) },
  { method: 'POST', path: `${PATH}/:id`, params: 'SetupIntentUpdateParams', returns: 'SetupIntent', run: updateSetupIntent, takes: SETTABLE },
  { method: 'POST', path: `${PATH}/:id/confirm`, params: 'SetupIntentConfirmParams', returns: 'SetupIntent', run: confirmSetupIntent, takes: [...CONFIRMING, 'payment_method', 'payment_method_data'] },
  { method: 'POST', path: `${PATH}/:id/cancel`, params: 'SetupIntentCancelParams', returns: 'SetupIntent', run: cancelSetupIntent, takes: ['cancellation_reason'] },
]

function createSetupIntent(call: Call): Fields {
  const { params } = call
  const intent = newSetupIntent(call, params)
  return params.confirm ? confirm(call, intent) : intent
}

/** Writes a new intent to save a method for later. */
export function newSetupIntent(call: Call, params: Fields): Resource {
  const { world, account } = call
  const id = newId('seti')
  if (params.customer) need(call, 'customer', params.customer, 'customer')
  const written = put(world, account, {
    id,
    object: 'setup_intent',
    automatic_payment_methods: automaticMethods(params),
    client_secret: clientSecretOf(id),
    created: nowOf(world),
    customer: params.customer ?? null,
    livemode: false,
    ...given(params, 'description'),
    metadata: mergeMetadata({}, params.metadata),
    payment_method_options: { card: { mandate_options: null, network: null, request_three_d_secure: 'automatic' } },
    ...typesOf(params),
    usage: params.usage ?? 'off_session',
    ...methodFields(call, params, null),
  } as Fields as Resource)
  emit(call, 'setup_intent.created', written)
  return written
}

function methodFields(call: Call, { payment_method: id, payment_method_data: data }: Fields, before: string | null): Fields {
  const method = data ? newPaymentMethod(call, data).resource.id : id ? methodOf(call, id).resource.id : before
  return { payment_method: method, status: method ? 'requires_confirmation' : 'requires_payment_method' }
}

function updateSetupIntent(call: Call): Fields {
  const { world, account, params } = call
  const intent = need(call, 'setup_intent', call.ids.id!)
  assertMove(intent, 'update')
  if (params.customer) need(call, 'customer', params.customer, 'customer')
  const fields = { ...given(params, 'customer', 'description'), ...(params.allowed_payment_method_types && typesOf(params)), metadata: mergeMetadata(intent.metadata, params.metadata) }
  return put(world, account, { ...intent, ...fields, ...methodFields(call, params, intent.payment_method) })
}

/** Saves the method, or asks for the 3-D Secure step first. @throws StripeError `card_error` 402 for cards that decline here */
export function confirmSetupIntent(call: Call): Resource {
  const intent = need(call, 'setup_intent', call.ids.id!)
  assertMove(intent, 'confirm')
  return confirm(call, put(call.world, call.account, { ...intent, ...methodFields(call, call.params, intent.payment_method) }))
}

function confirm(call: Call, intent: Resource): Resource {
  if (!intent.payment_method) throw invalid("You cannot confirm this SetupIntent because it's missing a payment method. Update the SetupIntent with a payment method and then confirm it again.", { code: 'setup_intent_unexpected_state', setup_intent: intent })
  const method = needStored(call, 'payment_method', intent.payment_method)
  const behaviour = method.hidden.behaviour as CardBehaviour
  if (!behaviour.authenticate) return settleSetup(call, intent, method)
  const waiting = put(call.world, call.account, { ...intent, status: 'requires_action', next_action: nextAction(call, intent, call.params.return_url) })
  emit(call, 'setup_intent.requires_action', waiting)
  return waiting
}

/** The client has passed the 3-D Secure step, or failed it. */
export function authenticateSetup(call: Call, intent: Resource, isPassed: boolean): Resource {
  assertMove(intent, 'authenticate')
  const method = needStored(call, 'payment_method', intent.payment_method)
  if (isPassed) return settleSetup(call, intent, method)
  const message = 'We are unable to authenticate your payment method. Please choose a different payment method and try again.'
  return failed(call, intent, { code: 'setup_intent_authentication_failure', message, payment_method: method.resource, type: 'invalid_request_error' })
}

function settleSetup(call: Call, intent: Resource, method: Stored): Resource {
  const { decline, declinesSetup } = method.hidden.behaviour as CardBehaviour
  if (decline && declinesSetup) {
    const error = { ...decline, message: declineMessage(decline), payment_method: method.resource, type: 'card_error' }
    throw new StripeError({ ...error, status: 402, keepsEffects: true, setup_intent: failed(call, intent, error) })
  }
  const { world, account } = call
  if (intent.customer) attach(call, method, intent.customer, { isSetUp: true })
  else put(world, account, method.resource, { ...method.hidden, isSetUp: true, isUsed: true })
  const settled = put(world, account, { ...intent, status: 'succeeded', next_action: null, last_setup_error: null })
  emit(call, 'setup_intent.succeeded', settled)
  return settled
}

function failed(call: Call, intent: Resource, error: Fields): Resource {
  const written = put(call.world, call.account, { ...intent, status: 'requires_payment_method', payment_method: null, next_action: null, last_setup_error: error })
  emit(call, 'setup_intent.setup_failed', written)
  return written
}

function cancelSetupIntent(call: Call): Fields {
  const { world, account, params } = call
  const intent = need(call, 'setup_intent', call.ids.id!)
  assertMove(intent, 'cancel')
  const canceled = put(world, account, { ...intent, status: 'canceled', cancellation_reason: params.cancellation_reason ?? null, next_action: null })
  emit(call, 'setup_intent.canceled', canceled)
  return canceled
}
