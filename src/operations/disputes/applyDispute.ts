import type { PayloadRequest } from 'payload'
import { nextAsk, type Dispute } from '../../domain/disputes/dispute.ts'
import { disputeMove, type DisputeMove } from '../../domain/disputes/disputeMove.ts'
import type { GatewayDispute, GatewayName } from '../../domain/gateways/gateway.ts'
import { now } from '../../lib/clock.ts'
import { lockDocument } from '../../lib/db/lock.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import { faultPoints } from '../../lib/faults.ts'
import { SYSTEM } from '../../lib/workflow/actor.ts'
import type { Document } from '../../lib/workflow/effect.ts'
import { transition } from '../../lib/workflow/transition.ts'
import { bookMovements } from './bookMovements.ts'
import { insertDispute, type DisputedPayment } from './insertDispute.ts'
import { settleDispute } from './settleDispute.ts'

export type Said = {
  website: string
  gateway: GatewayName
  said: GatewayDispute
  /** `synced` of the dispute before the gateway was asked; null when there was none. */
  seen: number | null
  /** The payment, where there was no dispute. */
  payment: DisputedPayment | null
}

type Locked = Document & Dispute

/**
 * Writes down what a gateway says of a dispute: books each of its movements once, brings the state to what it
 * says, and freezes or lifts what that asks for. All in one transaction; the same answer twice changes nothing.
 * @returns `stale` when the dispute was written to since the gateway was asked: ask again
 */
export const applyDispute = (req: PayloadRequest, asked: Said): Promise<'applied' | 'stale'> =>
  inTransaction(req, async () => {
    const { website, gateway, said, seen, payment } = asked
    const isNew = seen === null
    const id = isNew ? await insertDispute(req, { website, gateway, said, payment: payment! }) : await idOf(req, asked)
    // Lock order: the dispute, then what was paid for, then accounts.
    const before = id ? await lockDocument<Locked>(req, 'gateway-disputes' as never, id) : null
    if (before?.synced !== (seen ?? 0)) return 'stale'
    await applyTo(req, before, said)
    if (isNew) await faultPoints(req, 'dispute.open')
    return 'applied'
  })

async function applyTo(req: PayloadRequest, before: Locked, said: GatewayDispute): Promise<void> {
  const { id } = before
  const move = disputeMove(before, said)
  const booked = await bookMovements(req, before, said)
  const written = await write(req, id, { ...factsOf(before, said, move), ...booked, synced: before.synced + 1 })
  const moved = move ? await transition(req, { collection: 'gateway-disputes', id, name: move, version: null, actor: SYSTEM, locked: written }) : written
  await settleDispute(req, moved as Locked, { isLostNow: move === 'lose' })
  if (move && ENDS.includes(move)) await faultPoints(req, 'dispute.close')
}

const ENDS: readonly DisputeMove[] = ['win', 'lose', 'close']

const AFTER = { respond: 'needs_response', review: 'under_review', win: 'won', lose: 'lost', close: 'closed' } as const satisfies Record<DisputeMove, string>

async function idOf(req: PayloadRequest, { website, gateway, said }: Said): Promise<string | null> {
  const found = await req.payload.db.findOne<{ id: string }>({
    collection: 'gateway-disputes' as never, req, joins: false, select: { id: true } as never,
    where: { and: [{ website: { equals: website } }, { gateway: { equals: gateway } }, { gatewayId: { equals: said.id } }] },
  })
  return found?.id ?? null
}

/** What the gateway says now; a new due date is reminded of anew. */
function factsOf(before: Dispute, said: GatewayDispute, move: DisputeMove | null): Record<string, unknown> {
  const { amountMinor, currency, reason, isInquiry, submissions } = said
  const evidenceDueAt = said.evidenceDueAt?.toISOString() ?? null
  const state = move ? AFTER[move] : before.state
  const asks = move ? 0 : before.asks
  const isDueElsewhen = evidenceDueAt !== before.evidenceDueAt
  return {
    amountMinor, currency, reason, isInquiry, submissions, evidenceDueAt, asks,
    nextAskAt: nextAsk(state, asks, now())?.toISOString() ?? null,
    ...(isDueElsewhen && { reminders: 0 }),
  }
}

async function write(req: PayloadRequest, id: string, facts: Record<string, unknown>): Promise<Document> {
  const updated = await req.payload.db.updateOne({ collection: 'gateway-disputes' as never, id, data: { ...facts, updatedAt: now().toISOString() }, req })
  return updated as unknown as Document
}
