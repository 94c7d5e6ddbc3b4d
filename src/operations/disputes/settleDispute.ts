import type { PayloadRequest } from 'payload'
import { v7 as uuid } from 'uuid'
import { recoveredMinor, unrecoveredMinor, type Dispute } from '../../domain/disputes/dispute.ts'
import { now } from '../../lib/clock.ts'
import { websiteById } from '../../lib/websites/settings.ts'
import { freezeWallet, liftFreezesOf } from '../wallets/freezeWallet.ts'
import { recover, restore } from './recover.ts'

const TOP_UPS = 'top-ups'

/**
 * What the state of a dispute asks for besides: of a lost top-up the wallet gives what it has, what was taken
 * back of one that is won after all is the client's again, and as much is frozen as is with the bank and not
 * taken back. Call it with the dispute locked and written.
 */
export async function settleDispute(req: PayloadRequest, dispute: Dispute, { isLostNow }: { isLostNow: boolean }): Promise<void> {
  const isOver = dispute.state === 'won' || dispute.state === 'closed'
  const change = isOver && recoveredMinor(dispute) > 0 ? await restore(req, dispute)
    : isLostNow && dispute.payableCollection === TOP_UPS ? await recover(req, dispute, { id: null }) : null
  const settled = { ...dispute, ...change }
  const frozen = await adjustFreeze(req, settled, isOver ? 0 : unrecoveredMinor(settled))
  if (!change && !frozen) return
  await req.payload.db.updateOne({ collection: 'gateway-disputes' as never, id: dispute.id, data: { ...change, ...frozen, updatedAt: now().toISOString() }, req })
}

/** Freezes exactly so much for a dispute. @returns what changes of it, or null */
export async function adjustFreeze(req: PayloadRequest, dispute: Dispute, amountMinor: number): Promise<{ frozenMinor: number; freezeCause: string | null } | null> {
  const { website, client, code, currency, freezeCause, frozenMinor } = dispute
  const wanted = (await websiteById(req, website)).currency === currency ? amountMinor : 0
  if (wanted === frozenMinor) return null
  const cause = (id: string) => ({ collection: 'gateway-disputes', id })
  const reason = `Dispute ${code} at the gateway: the client’s bank has the money.`
  if (freezeCause) await liftFreezesOf(req, { website, cause: cause(freezeCause), reason: `Dispute ${code} at the gateway goes on.` })
  if (wanted === 0) return { frozenMinor: 0, freezeCause: null }
  // A cause freezes once, and a dispute may freeze anew.
  const name = `${dispute.id}/${uuid()}`
  await freezeWallet(req, { website, client, amountMinor: wanted, reason, cause: cause(name) })
  return { frozenMinor: wanted, freezeCause: name }
}
