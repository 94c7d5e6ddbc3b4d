import type { PayloadRequest } from 'payload'
import { toppedUp } from '../../domain/ledger/recipes/toppedUp.ts'
import { refundFailed } from '../../domain/ledger/recipes/refundFailed.ts'
import { dueMove, openParts, type RefundPart } from '../../domain/refunds/parts.ts'
import { nextAsk, payableOf, type Refund } from '../../domain/refunds/refund.ts'
import { now } from '../../lib/clock.ts'
import { lockDocument } from '../../lib/db/lock.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import { faultPoints } from '../../lib/faults.ts'
import { post } from '../../lib/ledger/post.ts'
import { SYSTEM } from '../../lib/workflow/actor.ts'
import { transition } from '../../lib/workflow/transition.ts'
import { isClosed, isTopUp, lockPayableOf, type RefundableDoc } from './refundable.ts'

/** What a gateway says of one part. */
export type Answer = { step: 'processing' | 'succeeded' | 'failed'; gatewayId: string | null; reason: string | null }

/**
 * Writes down what a gateway says of one part of a refund. What it could not give back is held again, or the
 * client's to spend where nothing may stay held. The same answer twice changes nothing.
 */
export const settlePart = (req: PayloadRequest, { id, index, answer }: { id: string; index: number; answer: Answer }): Promise<void> =>
  inTransaction(req, async () => {
    const payable = (await lockPayableOf(req, id))!
    const refund = await lockDocument<Refund>(req, 'refunds' as never, id)
    const part = refund.parts![index]!
    if (part.state === 'failed') return
    const isNew = part.state !== answer.step && !(part.state === 'succeeded' && answer.step === 'processing')
    const parts = isNew || part.gatewayId === null ? withAnswer(refund.parts!, index, answer) : refund.parts!
    if (parts[index]!.state === 'failed') await postFailure(req, { refund, part, index, payable })
    if (parts === refund.parts) return
    await req.payload.db.updateOne({ collection: 'refunds' as never, id, data: { parts, ...schedule(refund, parts), updatedAt: now().toISOString() }, req })
    const name = dueMove(refund.state, parts)
    if (name) await transition(req, { collection: 'refunds', id, name, version: null, actor: SYSTEM })
    await faultPoints(req, 'refund.settle')
  })

const withAnswer = (parts: readonly RefundPart[], index: number, { step, gatewayId, reason }: Answer): RefundPart[] =>
  parts.map((part, place) => {
    if (place !== index) return part
    const state = part.state === 'succeeded' && step === 'processing' ? part.state : step
    return { ...part, state, gatewayId: gatewayId ?? part.gatewayId, reason }
  })

/** Once all parts have an answer the gateway is asked seldom: only to hear of a late failure. */
function schedule({ state }: Refund, parts: readonly RefundPart[]): Record<string, unknown> {
  if (openParts(parts).length > 0 || state === 'failed') return {}
  const asks = SELDOM
  return { asks, nextAskAt: nextAsk(asks, now())?.toISOString() ?? null }
}

/** From here on it is asked once a day, about as many days as a refund may still fail. */
const SELDOM = 8

type Failure = { refund: Refund; part: RefundPart; index: number; payable: RefundableDoc; actor?: { id: string | null } }

/** The gateway's money is there again. Lock what it is about before. */
export async function postFailure(req: PayloadRequest, { refund, part, index, payable, actor = { id: null } }: Failure): Promise<void> {
  const about = payableOf(refund)
  const money = { client: refund.client, gateway: part.gateway!, amountMinor: part.amountMinor, currency: refund.currency }
  await post(req, {
    website: refund.website, kind: 'refund_failed', document: about, actor, idempotencyKey: `refund:${refund.id}:failed:${index}`,
    note: part.reason,
    postings: isTopUp(about) ? toppedUp(money) : refundFailed({ ...money, payable: about, isClosed: isClosed(req, about, payable) }),
  })
}
