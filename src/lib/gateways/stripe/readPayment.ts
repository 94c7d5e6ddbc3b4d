import type { GatewayPayment } from '../../../domain/gateways/gateway.ts'
import { declineOf } from '../../../domain/gateways/declines.ts'
import { GatewayError } from '../../../domain/gateways/GatewayError.ts'
import type { PaymentStep } from '../../../domain/gateways/paymentStep.ts'
import { now } from '../../clock.ts'
import { ourMinor } from './amounts.ts'
import { intentAnswer, sessionAnswer, type IntentAnswer, type SessionAnswer } from './answers.ts'
import type { Ask } from './ask.ts'

const IN_INTENT = ['payment_method', 'latest_charge.balance_transaction']

/** What Stripe says now of a Checkout Session (`cs_…`) or a payment intent (`pi_…`). */
export const readPayment = (ask: Ask, id: string): Promise<GatewayPayment> => (id.startsWith('cs_') ? readSession(ask, id) : readIntent(ask, id))

async function readSession(ask: Ask, id: string): Promise<GatewayPayment> {
  const session = await ask.for(sessionAnswer, (stripe) =>
    stripe.checkout.sessions.retrieve(id, { expand: IN_INTENT.map((path) => `payment_intent.${path}`) }))
  assertSame(session, id)
  const intent = typeof session.payment_intent === 'object' ? session.payment_intent : null
  return { ...paidOf(intent, session.currency), id, customerId: session.customer ?? intent?.customer ?? null, step: sessionStep(session, intent), redirectUrl: session.status === 'open' ? session.url : null, clientSecret: null, decline: intent?.last_payment_error ? declineOf(codeOf(intent)) : null }
}

function sessionStep({ status, payment_status: paid, expires_at: expiresAt }: SessionAnswer, intent: IntentAnswer | null): PaymentStep {
  if (intent?.status === 'succeeded') return 'succeeded'
  // Stripe has one word for both; only the clock tells them apart.
  if (status === 'expired') return expiresAt * 1_000 <= now().getTime() ? 'expired' : 'cancelled'
  if (status === 'complete') return paid === 'unpaid' && intent ? intentStep(intent) : 'processing'
  return 'requires_action'
}

async function readIntent(ask: Ask, id: string): Promise<GatewayPayment> {
  const read = await ask.for(intentAnswer, (stripe) => stripe.paymentIntents.retrieve(id, { expand: IN_INTENT }))
  assertSame(read, id)
  const intent = isDeclined(read) ? await closed(ask, read) : read
  const step = intentStep(intent)
  return {
    ...paidOf(intent, intent.currency),
    id,
    customerId: intent.customer,
    step,
    redirectUrl: step === 'requires_action' ? (intent.next_action?.redirect_to_url?.url ?? null) : null,
    clientSecret: step === 'requires_action' ? intent.client_secret : null,
    decline: step === 'failed' ? declineOf(codeOf(intent)) : null,
  }
}

/** A page of Stripe's own lets the client try another card; everywhere else a decline ends the attempt. */
const isDeclined = ({ status, last_payment_error: error, metadata }: IntentAnswer): boolean =>
  status === 'requires_payment_method' && error !== null && metadata?.['mode'] !== 'checkout'

/** Closed before it is called failed: a client secret that is still about must not pay for an attempt that has ended. */
async function closed(ask: Ask, intent: IntentAnswer): Promise<IntentAnswer> {
  try {
    await ask.for(intentAnswer, (stripe) => stripe.paymentIntents.cancel(intent.id))
  } catch (error) {
    if (!(error instanceof GatewayError) || error.code !== 'payment_intent_unexpected_state') throw error
  }
  return ask.for(intentAnswer, (stripe) => stripe.paymentIntents.retrieve(intent.id, { expand: IN_INTENT }))
}

function intentStep({ status, last_payment_error: error }: IntentAnswer): PaymentStep {
  if (status === 'succeeded' || status === 'processing') return status
  if (status === 'canceled') return error ? 'failed' : 'cancelled'
  if (status === 'requires_capture') return 'processing'
  if (['requires_payment_method', 'requires_confirmation', 'requires_action'].includes(status)) return 'requires_action'
  throw new GatewayError('unreachable', `Stripe’s answer can’t be understood: the status ${status}.`, 'nonsense')
}

const codeOf = ({ last_payment_error: error }: IntentAnswer): string => error?.decline_code ?? error?.code ?? 'generic_decline'

type Paid = Pick<GatewayPayment, 'intentId' | 'receivedMinor' | 'currency' | 'feeMinor' | 'savedMethod'>

/** What has arrived. Before a session has an intent nothing has. */
function paidOf(intent: IntentAnswer | null, currency: string): Paid {
  if (!intent) return { intentId: null, receivedMinor: 0, currency, feeMinor: null, savedMethod: null }
  return { intentId: intent.id, receivedMinor: ourMinor(intent.amount_received, intent.currency), currency: intent.currency, feeMinor: feeOf(intent), savedMethod: savedMethodOf(intent) }
}

/** Null while Stripe has not booked it, and where it is taken in another currency than was paid. */
function feeOf({ latest_charge: charge, currency, status }: IntentAnswer): number | null {
  const booked = typeof charge === 'object' ? charge?.balance_transaction : null
  if (status !== 'succeeded' || typeof booked !== 'object' || !booked || booked.currency !== currency) return null
  return ourMinor(booked.fee, currency)
}

function savedMethodOf({ payment_method: method, setup_future_usage: isKept, status }: IntentAnswer): GatewayPayment['savedMethod'] {
  if (status !== 'succeeded' || !isKept || typeof method !== 'object' || !method) return null
  const { id, type, card } = method
  if (!card) return { id, label: type, expiresOn: null }
  const brand = card.brand[0]!.toUpperCase() + card.brand.slice(1)
  const lastDay = new Date(Date.UTC(card.exp_year, card.exp_month, 0))
  return { id, label: `${brand} •••• ${card.last4}`, expiresOn: lastDay.toISOString().slice(0, 10) }
}

function assertSame({ id }: { id: string }, asked: string): void {
  if (id !== asked) throw new GatewayError('unreachable', `Stripe’s answer can’t be understood: it is about ${id}, not ${asked}.`, 'nonsense')
}
