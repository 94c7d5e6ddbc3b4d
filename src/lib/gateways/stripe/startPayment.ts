import type Stripe from 'stripe'
import type { GatewayPayment, PaymentOrder } from '../../../domain/gateways/gateway.ts'
import { GatewayError } from '../../../domain/gateways/GatewayError.ts'
import { SURCHARGE_LABEL } from '../../../domain/payments/surcharge.ts'
import { stripeAmount } from './amounts.ts'
import { intentAnswer, pageOf, sessionAnswer } from './answers.ts'
import type { Ask } from './ask.ts'
import { customerOf } from './customers.ts'
import { readPayment } from './readPayment.ts'
import { keyOf, startOnce } from './start.ts'

/** Begins a payment, or finds the one that was begun with this id. Answers what Stripe says of it now. */
export async function startPayment(ask: Ask, order: PaymentOrder): Promise<GatewayPayment> {
  refuseUnknown(order)
  const price = stripeAmount(order.amountMinor, order.currency)
  const begin = async (given: PaymentOrder, step: string): Promise<string> => begun(ask, given, { ...price, customer: await customerOf(ask, given), step })
  // Read anew: the answer of a key that was used before is the one of that time.
  return readPayment(ask, await begin(order, 'create').catch((error: unknown) => {
    if (!isCustomerGone(error) || order.mode === 'saved_method') throw error
    return begin({ ...order, client: { ...order.client, gatewayId: null } }, 'create:customer')
  }))
}

const begun = (ask: Ask, order: PaymentOrder, priced: Priced): Promise<string> =>
  startOnce({
    id: order.id,
    create: () => (order.mode === 'checkout' ? createSession(ask, order, priced) : createIntent(ask, order, priced)),
    find: () => find(ask, order, priced.customer),
  })

/** Deleted at Stripe, or left behind in another account when the website's keys were changed. */
const isCustomerGone = (error: unknown): boolean =>
  error instanceof GatewayError && error.code === 'resource_missing' && (error.cause as { param?: unknown }).param === 'customer'

function refuseUnknown({ mode, returnUrl, method }: PaymentOrder): void {
  if (mode === 'transfer') throw new GatewayError('refused', 'Stripe takes cards here, no bank transfers.', 'mode_unknown')
  if (mode === 'checkout' && !returnUrl) throw new GatewayError('refused', 'A page to return to is missing.', 'return_url_missing')
  if (mode === 'saved_method' && !method) throw new GatewayError('refused', 'The saved method is missing.', 'method_missing')
}

type Priced = { amount: number; currency: string; customer: string; step: string }

async function createSession(ask: Ask, order: PaymentOrder, { amount, currency, customer, step }: Priced): Promise<string> {
  const url = withPayment(order.returnUrl!, order.id)
  const params: Stripe.Checkout.SessionCreateParams = {
    mode: 'payment',
    customer,
    client_reference_id: order.id,
    line_items: linesOf(order, { currency, amount }),
    success_url: url,
    cancel_url: url,
    expires_at: Math.floor(order.expiresAt.getTime() / 1_000),
    metadata: metadataOf(ask, order),
    payment_intent_data: { description: order.about, metadata: metadataOf(ask, order), ...kept(order) },
  }
  const { id } = await ask.for(sessionAnswer, (stripe) => stripe.checkout.sessions.create(params, keyOf('payment', order.id, step)))
  return id
}

/** What is paid for, and the fee of the gateway where the client pays it. */
function linesOf({ about, surchargeMinor, currency }: PaymentOrder, price: { currency: string; amount: number }): Stripe.Checkout.SessionCreateParams.LineItem[] {
  const fee = surchargeMinor > 0 ? stripeAmount(surchargeMinor, currency).amount : 0
  const line = (name: string, amount: number) => ({ quantity: 1, price_data: { currency: price.currency, unit_amount: amount, product_data: { name } } })
  return [line(about, price.amount - fee), ...(fee > 0 ? [line(SURCHARGE_LABEL, fee)] : [])]
}

async function createIntent(ask: Ask, order: PaymentOrder, { step, ...priced }: Priced): Promise<string> {
  const params: Stripe.PaymentIntentCreateParams = {
    ...priced,
    description: order.about,
    metadata: metadataOf(ask, order),
    automatic_payment_methods: { enabled: true, allow_redirects: order.returnUrl ? 'always' : 'never' },
    ...kept(order),
    ...(order.mode === 'saved_method' && confirmed(order)),
  }
  try {
    const { id } = await ask.for(intentAnswer, (stripe) => stripe.paymentIntents.create(params, keyOf('payment', order.id, step)))
    return id
  } catch (error) {
    const declined = declinedIntent(error)
    if (declined) return declined
    throw error
  }
}

const kept = ({ savesMethod }: PaymentOrder): { setup_future_usage?: 'off_session' } => (savesMethod ? { setup_future_usage: 'off_session' } : {})

function confirmed({ id, method, isOffSession, returnUrl }: PaymentOrder): Partial<Stripe.PaymentIntentCreateParams> {
  const returns = returnUrl && !isOffSession ? { return_url: withPayment(returnUrl, id) } : {}
  return { confirm: true, payment_method: method!, ...(isOffSession && { off_session: true }), ...returns }
}

const metadataOf = ({ account }: Ask, { id, mode }: PaymentOrder): Record<string, string> => ({ payment: id, website: account.websiteId, mode })

function withPayment(returnUrl: string, id: string): string {
  const url = new URL(returnUrl)
  url.searchParams.set('payment', id)
  return url.href
}

/** The intent of a declined card: Stripe answers it with an error that holds it. */
function declinedIntent(error: unknown): string | null {
  const cause = (error as { cause?: { type?: unknown; payment_intent?: { id?: unknown } } }).cause
  return cause?.type === 'StripeCardError' && typeof cause.payment_intent?.id === 'string' ? cause.payment_intent.id : null
}

const PAGES = 10

/** Among the customer's thousand newest; a lost one can't be older than the attempt. */
async function find(ask: Ask, { id, mode }: PaymentOrder, customer: string): Promise<string | null> {
  let after: string | undefined
  for (let page = 0; page < PAGES; page++) {
    const range = { customer, limit: 100, ...(after && { starting_after: after }) }
    const { data, has_more: hasMore } = mode === 'checkout'
      ? await ask.for(pageOf(sessionAnswer), (stripe) => stripe.checkout.sessions.list(range))
      : await ask.for(pageOf(intentAnswer), (stripe) => stripe.paymentIntents.list(range))
    const found = data.find(({ metadata }) => metadata?.['payment'] === id)
    if (found) return found.id
    after = data.at(-1)?.id
    if (!hasMore || !after) return null
  }
  return null
}
