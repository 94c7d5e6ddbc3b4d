import { emit } from '../core/emit.ts'
import { invalid } from '../core/errors.ts'
import { newId } from '../core/ids.ts'
import { listOf, page } from '../core/lists.ts'
import { given, mergeMetadata, need } from '../core/need.ts'
import type { Call, Fields, Resource, Route } from '../core/types.ts'
import { nowOf, put } from '../core/world.ts'
import { confirmSession } from '../checkout/confirm.ts'
import { amountOf } from '../money/amounts.ts'
import { newPrice } from './prices.ts'

const PATH = '/v1/checkout/sessions'
const HOUR = 60 * 60
const TAKES = [
  'mode', 'line_items', 'success_url', 'cancel_url', 'client_reference_id', 'currency', 'customer', 'customer_creation', 'customer_email', 'expires_at',
  'metadata', 'payment_intent_data', 'setup_intent_data', 'allowed_payment_method_types', 'locale', 'submit_type', 'ui_mode',
]

export const checkoutSessions: Route[] = [
  { method: 'POST', path: PATH, params: 'Checkout.SessionCreateParams', returns: 'Checkout.Session', run: createSession, takes: TAKES },
  { method: 'GET', path: PATH, params: 'Checkout.SessionListParams', returns: 'Checkout.Session', run: (call) => listOf(call, 'checkout.session', PATH) },
  { method: 'GET', path: `${PATH}/:id`, params: 'Checkout.SessionRetrieveParams', returns: 'Checkout.Session', run: (call) => need(call, 'checkout.session', call.ids.id!) },
  { method: 'POST', path: `${PATH}/:id`, params: 'Checkout.SessionUpdateParams', returns: 'Checkout.Session', run: updateSession, takes: ['metadata'] },
  { method: 'POST', path: `${PATH}/:id/expire`, params: 'Checkout.SessionExpireParams', returns: 'Checkout.Session', run: (call) => expireSession(call, need(call, 'checkout.session', call.ids.id!)) },
  { method: 'GET', path: `${PATH}/:id/line_items`, params: 'Checkout.SessionListLineItemsParams', returns: 'LineItem', run: listLineItems },
  // What the hosted page itself asks; the command line uses them to pay.
  { method: 'GET', path: '/v1/payment_pages/:id', params: null, returns: null, run: (call) => need(call, 'checkout.session', call.ids.id!) },
  { method: 'POST', path: '/v1/payment_pages/:id/confirm', params: null, returns: null, run: confirmPage },
]

function createSession(call: Call): Fields {
  const { world, account, params } = call
  assertCreatable(call)
  const id = newId('cs_test', 58)
  const session = {
    id,
    object: 'checkout.session',
    ...EMPTY,
    ...given(params, 'cancel_url', 'client_reference_id', 'customer', 'customer_email', 'locale', 'allowed_payment_method_types', 'submit_type', 'success_url'),
    created: nowOf(world),
    expires_at: expiry(call),
    livemode: false,
    metadata: mergeMetadata({}, params.metadata),
    ...(params.mode === 'setup' ? setupFields(params) : paymentFields(call, id)),
    url: `${world.origin}/c/pay/${id}`,
  }
  return put(world, account, session as Fields as Resource, { intent: params.payment_intent_data ?? params.setup_intent_data ?? {} })
}

function assertCreatable(call: Call): void {
  const { mode = 'payment', ui_mode: ui = 'hosted_page', customer, success_url: url } = call.params
  if (!['payment', 'setup'].includes(mode) || ui !== 'hosted_page') throw invalid('The simulator knows hosted pages in the modes payment and setup.', { param: 'mode' })
  if (!url) throw invalid('Missing required param: success_url.', { code: 'parameter_missing', param: 'success_url' })
  if (mode === 'setup' && !call.params.currency && !call.params.allowed_payment_method_types) throw invalid('Missing required param: currency.', { code: 'parameter_missing', param: 'currency' })
  if (customer) need(call, 'customer', customer, 'customer')
}

function paymentFields(call: Call, id: string): Fields {
  const { customer, customer_creation: creation = 'if_required' } = call.params
  const items = lineItems(call, id)
  const total = items.reduce((sum, { amount_total: amount }) => sum + amount, 0)
  const currency = items[0]!.currency as string
  if (items.some((item) => item.currency !== currency)) throw invalid('All prices on a Checkout Session must have the same currency.', { param: 'line_items' })
  return {
    amount_subtotal: total,
    amount_total: amountOf(total, currency),
    currency,
    customer_creation: customer ? null : creation,
    mode: 'payment',
    payment_status: 'unpaid',
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
  }
}

const setupFields = ({ currency = null }: Fields): Fields => ({ currency, customer_creation: null, mode: 'setup', payment_status: 'no_payment_required' })

const EMPTY = {
  adaptive_pricing: { enabled: false },
  automatic_tax: { enabled: false, liability: null, provider: null, status: null },
  custom_fields: [],
  payment_method_collection: 'always',
  payment_method_types: ['card'],
  status: 'open',
  ui_mode: 'hosted_page',
  custom_text: { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null },
  payment_method_options: {},
  shipping_options: [],
}

function expiry({ world, params }: Call): number {
  const now = nowOf(world)
  const at = params.expires_at ?? now + 24 * HOUR
  if (at < now + HOUR / 2 || at > now + 24 * HOUR) throw invalid('The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.', { param: 'expires_at' })
  return at
}

function lineItems(call: Call, session: string): Resource[] {
  const { world, account, params } = call
  const asked = (params.line_items ?? []) as Fields[]
  if (asked.length === 0) throw invalid('Missing required param: line_items.', { code: 'parameter_missing', param: 'line_items' })
  return asked.map(({ price: id, price_data: data, quantity = 1 }, index) => {
    if (!id && !data) throw invalid(`Missing required param: line_items[${index}][price].`, { code: 'parameter_missing', param: `line_items[${index}][price]` })
    const price = id ? need(call, 'price', id, `line_items[${index}][price]`) : newPrice(call, data)
    const amount = price.unit_amount * quantity
    const description = need(call, 'product', price.product).name
    return put(world, account, {
      id: `li_${session}_${index}`, object: 'item', amount_discount: 0, amount_subtotal: amount, amount_tax: 0, amount_total: amount, currency: price.currency, description, price, quantity,
    })
  })
}

function updateSession(call: Call): Fields {
  const session = need(call, 'checkout.session', call.ids.id!)
  return put(call.world, call.account, { ...session, metadata: mergeMetadata(session.metadata, call.params.metadata) })
}

/** @throws StripeError for a session that is paid or expired */
export function expireSession(call: Call, session: Resource): Resource {
  if (session.status !== 'open') throw invalid(`Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`)
  const expired = put(call.world, call.account, { ...session, status: 'expired', url: null })
  emit(call, 'checkout.session.expired', expired)
  return expired
}

function listLineItems(call: Call): Fields {
  const { id } = need(call, 'checkout.session', call.ids.id!)
  const all = call.world.store.all(call.account, 'item').filter(({ resource }) => resource.id.startsWith(`li_${id}`)).reverse()
  return page(all, call.params, { kind: 'item', url: `${PATH}/${id}/line_items` })
}

function confirmPage(call: Call): Fields {
  const { payment_method: method, expected_amount: amount } = call.params
  const session = need(call, 'checkout.session', call.ids.id!)
  if (!method) throw invalid('Missing required param: payment_method.', { code: 'parameter_missing', param: 'payment_method' })
  if (amount !== undefined && Number(amount) !== session.amount_total) throw invalid('The amount of this Checkout Session has changed.', { param: 'expected_amount' })
  return confirmSession(call, session, method)
}
