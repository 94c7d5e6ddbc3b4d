import type { Facts } from '../../domain/workflow/types.ts'
import { payableTotals } from '../../domain/ledger/fundings.ts'
import type { PayloadRequest } from 'payload'
import type { Destination } from '../../domain/refunds/planRefund.ts'
import { nextAsk, payableOf, type Refund } from '../../domain/refunds/refund.ts'
import { heldHistory } from '../../lib/ledger/heldHistory.ts'
import { send } from '../../lib/jobs/boss.ts'
import type { Effect } from '../../lib/workflow/effect.ts'
import type { RefundPart } from '../../domain/refunds/parts.ts'
import { disputedMinorOf } from '../disputes/disputedMinorOf.ts'
import { isTopUp, lockPayableOf } from './refundable.ts'
import { postFailure } from './settlePart.ts'
import { giveBack } from './giveBack.ts'
import { giveBackTopUp } from './giveBackTopUp.ts'
import { sumsOf } from './sumsOf.ts'
import { unspentTopUp } from './unspentTopUp.ts'

/** What the guards of a refund judge besides the refund: how much can be given back at all. */
export async function loadRefundFacts(req: PayloadRequest, { doc }: Facts<Record<string, unknown>>): Promise<{ leftMinor: number; disputedMinor: number }> {
  const refund = doc as unknown as Refund
  if (refund.state !== 'requested') return { leftMinor: 0, disputedMinor: 0 }
  return { leftMinor: await leftMinorOf(req, refund), disputedMinor: await disputedMinorOf(req, payableOf(refund), refund.currency) }
}

async function leftMinorOf(req: PayloadRequest, refund: Refund): Promise<number> {
  if (isTopUp(payableOf(refund))) return (await unspentTopUp(req, (await lockPayableOf(req, refund.id))!)).leftMinor
  const history = await heldHistory(req, refund.website, payableOf(refund))
  const { paidMinor, refundedMinor } = payableTotals(history.filter(({ currency }) => currency === refund.currency))
  return paidMinor - refundedMinor
}

type Decision = { to?: Destination; clawBackMinor?: number }

/** The money of an approved refund moves in the books at once; a job asks the gateways for their parts. */
export const postRefund: Effect = async ({ req, doc, actor, input, now }) => {
  const refund = doc as unknown as Refund
  const { to = 'sources', clawBackMinor = 0 } = input as Decision
  const { parts, ...posted } = await (isTopUp(payableOf(refund)) ? giveBackTopUp : giveBack)(req, {
    refund: refund.id, website: refund.website, payable: payableOf(refund), client: refund.client, amountMinor: refund.amountMinor, currency: refund.currency,
    to, clawBackMinor, actor, note: refund.reason,
  })
  await send(req, 'send-refund', { refundId: refund.id, websiteId: refund.website })
  return { ...posted, ...sumsOf(parts), parts, destination: to, decidedBy: actor.id, asks: 0, nextAskAt: nextAsk(0, now)!.toISOString() }
}

/** Staff sent the transfers of a refund. */
export const settleByHand: Effect = async ({ doc, input }) => {
  const { parts } = doc as unknown as Refund
  return { parts: parts!.map((part) => (isManual(part) ? { ...part, state: 'succeeded', reason: input.reference as string } : part)), nextAskAt: null }
}

/** The bank sent the transfers of a refund back. */
export const returnByHand: Effect = async ({ req, doc, input, actor }) => {
  const refund = doc as unknown as Refund
  const payable = (await lockPayableOf(req, refund.id))!
  for (const [index, part] of refund.parts!.entries()) if (isManual(part)) await postFailure(req, { refund, part: { ...part, reason: input.reason as string }, index, payable, actor })
  return { parts: refund.parts!.map((part) => (isManual(part) ? { ...part, state: 'failed', reason: input.reason as string } : part)), nextAskAt: null }
}

const isManual = ({ gateway, state }: RefundPart): boolean => gateway === 'manual' && state !== 'failed'

/** Why a request was rejected, for its client to read. */
export const keepRefusal: Effect = async ({ actor, input }) => ({ refusal: input.reason, decidedBy: actor.id })
