import type { PayloadRequest } from 'payload'
import type { GatewayPayment } from '../../domain/gateways/gateway.ts'
import { nextCheck } from '../../domain/payments/nextCheck.ts'
import type { NextAction, Payment, PaymentState } from '../../domain/payments/payment.ts'
import { paymentMove } from '../../domain/payments/paymentMove.ts'
import { now } from '../../lib/clock.ts'
import { lockDocument } from '../../lib/db/lock.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import { SYSTEM } from '../../lib/workflow/actor.ts'
import type { Document } from '../../lib/workflow/effect.ts'
import { transition } from '../../lib/workflow/transition.ts'
import { bookFee } from './bookFee.ts'
import { paymentRules } from './paymentRules.ts'
import { keepMethod } from './savedMethods.ts'

/** What a gateway said, or the part of it that is known. */
export type Said = Partial<GatewayPayment> & Pick<GatewayPayment, 'step'>

/**
 * Writes down what the gateway says of an attempt now, and books what has arrived. The same answer twice, or an
 * older one late, changes nothing: a move that was made is not made again.
 * @throws Error when the gateway speaks of another currency, which somebody must look at
 */
export const applyGatewayState = (req: PayloadRequest, id: string, said: Said): Promise<PaymentState> =>
  inTransaction(req, async () => {
    // Lock order: the payment, then what it pays for, then accounts.
    const before = await lockDocument<Document & Payment>(req, 'payments', id)
    refuseOtherCurrency(before, said)
    const move = paymentMove(before.state, said.step)
    const doc = await write(req, before, await factsOf(req, before, said, move))
    if (move) await transition(req, { collection: 'payments', id, name: move, version: null, actor: SYSTEM, locked: doc })
    const isPaid = before.state === 'succeeded' || said.step === 'succeeded'
    if (isPaid) await bookFee(req, doc as unknown as Payment)
    if (isPaid) await keepMethod(req, before, said as GatewayPayment)
    return (move ? STATE_AFTER[move]! : before.state)
  })

const STATE_AFTER: Record<string, PaymentState> = { ask: 'requires_action', process: 'processing', succeed: 'succeeded', fail: 'failed', cancel: 'cancelled', expire: 'expired' }

function refuseOtherCurrency({ id, currency }: Payment, said: Said): void {
  if (said.currency === undefined || said.currency === currency) return
  throw new Error(`Payment ${id} asks for ${currency}, and the gateway speaks of ${said.currency}`)
}

async function factsOf(req: PayloadRequest, before: Payment, said: Said, move: string | null): Promise<Record<string, unknown>> {
  const state = move ? STATE_AFTER[move]! : before.state
  return {
    ...known(said),
    ...declined(said),
    ...(before.state !== 'succeeded' && said.receivedMinor !== undefined && { receivedMinor: said.receivedMinor }),
    nextAction: state === 'requires_action' ? (await actionOf(req, before, said)) ?? before.nextAction : null,
    ...watch(before, { state, said, hasMoved: move !== null }),
  }
}

const declined = ({ decline }: Said): Record<string, unknown> =>
  decline === undefined ? {} : { declineCode: decline?.code ?? null, declineSentence: decline?.sentence ?? null }

/** What the gateway names now; what it leaves out stays as it was. */
const known = ({ id, intentId, customerId, feeMinor }: Said): Record<string, unknown> =>
  Object.fromEntries(Object.entries({ gatewayId: id, intentId, customerId, feeMinor }).filter(([, value]) => value !== undefined && value !== null))

type Watched = { state: PaymentState; said: Said; hasMoved: boolean }

/** When the janitor looks at it next. */
function watch(before: Payment, { state, said, hasMoved }: Watched): { nextCheckAt: string | null; checks: number } {
  const checks = hasMoved ? 0 : before.checks + 1
  const isFeeKnown = before.gateway !== 'stripe' || (said.feeMinor ?? before.feeMinor) !== null
  if (state === 'succeeded' && isFeeKnown) return { nextCheckAt: null, checks }
  const expiresAt = before.expiresAt ? new Date(before.expiresAt) : null
  return { nextCheckAt: nextCheck(state, checks, { now: now(), expiresAt })?.toISOString() ?? null, checks }
}

async function actionOf(req: PayloadRequest, payment: Payment, { redirectUrl, clientSecret }: Said): Promise<NextAction | null> {
  if (redirectUrl) return { type: 'redirect', url: redirectUrl }
  const { instructions, publishableKey } = await paymentRules(req, payment.website, payment.gateway!)
  if (clientSecret) return { type: 'confirm_card', clientSecret, publishableKey }
  if (payment.gateway !== 'manual') return null
  return { type: 'transfer', reference: payment.code, amountMinor: payment.gatewayMinor + payment.surchargeMinor, currency: payment.currency, instructions }
}

async function write(req: PayloadRequest, before: Payment, facts: Record<string, unknown>): Promise<Document> {
  const updated = await req.payload.db.updateOne({ collection: 'payments', id: before.id, data: { ...facts, updatedAt: now().toISOString() }, req })
  return updated as unknown as Document
}
