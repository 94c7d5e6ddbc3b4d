import { emit } from '../core/emit.ts'
import { invalid } from '../core/errors.ts'
import { newId } from '../core/ids.ts'
import { need, needStored } from '../core/need.ts'
import type { Call, Fields, Resource } from '../core/types.ts'
import { nowOf, put } from '../core/world.ts'
import { confirmPayment } from '../intents/confirm.ts'
import { newPaymentIntent } from '../resources/paymentIntents.ts'
import { confirmSetupIntent, newSetupIntent } from '../resources/setupIntents.ts'

/**
 * Pays a session, or saves its method, as the hosted page does: the intent is made at the first try and used again
 * after a declined card. Stays open while 3-D Secure is asked for.
 * @throws StripeError `card_error` when the bank declines; the session stays open
 */
export function confirmSession(call: Call, session: Resource, methodId: string): Resource {
  if (session.status !== 'open') throw invalid(`This Checkout Session is ${session.status}.`, { code: 'checkout_session_not_open' })
  const method = needStored(call, 'payment_method', methodId, 'payment_method').resource
  const prepared = withIntent(call, session, method)
  const confirm = { ...call, params: { payment_method: methodId, return_url: `${call.world.origin}/c/pay/${session.id}/return` }, ids: { id: intentOf(prepared) } }
  const intent = session.mode === 'setup' ? confirmSetupIntent(confirm) : confirmPaid(confirm, methodId)
  return intent.status === 'requires_action' ? prepared : completeSession(call, prepared, method)
}

export const intentOf = (session: Resource): string => session.payment_intent ?? session.setup_intent

function confirmPaid(call: Call, methodId: string): Resource {
  const { world, account, params, ids } = call
  const intent = put(world, account, { ...need(call, 'payment_intent', ids.id!), payment_method: methodId })
  return confirmPayment(call, intent, { returnUrl: params.return_url, isOffSession: false, refusesAction: false })
}

function withIntent(call: Call, session: Resource, method: Resource): Resource {
  if (intentOf(session)) return session
  const { world, account } = call
  const data = needStored(call, 'checkout.session', session.id).hidden.intent as Fields
  const customer = session.customer ?? newCustomer(call, session, { data, method })
  const common = { ...data, ...(customer && { customer }), ...(session.allowed_payment_method_types && { allowed_payment_method_types: session.allowed_payment_method_types }) }
  const intent = session.mode === 'setup'
    ? { setup_intent: newSetupIntent(call, common).id }
    : { payment_intent: newPaymentIntent(call, { ...common, amount: session.amount_total, currency: session.currency }).id }
  return put(world, account, { ...session, ...intent, customer })
}

/** One is made when it was asked for, or when the method is to be kept. */
function newCustomer({ world, account, ...call }: Call, session: Resource, { data, method }: { data: Fields; method: Resource }): string | null {
  if (session.customer_creation !== 'always' && !data.setup_future_usage) return null
  const { email, name, phone } = method.billing_details
  const customer = put(world, account, {
    id: newId('cus', 14), object: 'customer', balance: 0, created: nowOf(world), delinquent: false, email: session.customer_email ?? email, name, phone,
    invoice_settings: {}, livemode: false, metadata: {}, next_invoice_sequence: 1, preferred_locales: [], tax_exempt: 'none',
  } as Fields as Resource)
  emit({ world, account, ...call }, 'customer.created', customer)
  return customer.id
}

/** Paid, or set up: nothing more is asked of the client. */
export function completeSession(call: Call, session: Resource, method: Resource): Resource {
  const { address, email, name, phone } = method.billing_details
  const complete = put(call.world, call.account, {
    ...session,
    customer_details: { address, business_name: null, email: session.customer_email ?? email, individual_name: null, name, phone, tax_exempt: 'none', tax_ids: [] },
    payment_status: session.mode === 'setup' ? 'no_payment_required' : 'paid',
    status: 'complete',
    url: null,
  })
  emit(call, 'checkout.session.completed', complete)
  return complete
}
