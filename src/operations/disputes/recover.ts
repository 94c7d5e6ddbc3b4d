import type { CollectionSlug, PayloadRequest } from 'payload'
import { payableOf, unrecoveredMinor, type Dispute } from '../../domain/disputes/dispute.ts'
import { accountKey, clientWallet, heldFunds } from '../../domain/ledger/accountRef.ts'
import { disputeRecovered, disputeRestored } from '../../domain/ledger/recipes/disputed.ts'
import { lockDocument } from '../../lib/db/lock.ts'
import { platformOf } from '../../lib/feature.ts'
import { lockAccounts } from '../../lib/ledger/lockAccounts.ts'
import { post } from '../../lib/ledger/post.ts'

export type Recovered = { recoveredWalletMinor: number; recoveredHeldMinor: number; recovery?: string }

/**
 * A lost dispute: takes back what the money had become and is still there, of a top-up in the wallet, else held
 * for what was paid. Call it with the dispute locked.
 * @returns what changes of it; the sums are as before where nothing was there
 */
export async function recover(req: PayloadRequest, dispute: Dispute, actor: { id: string | null }): Promise<Recovered> {
  const { website, client, gateway, currency, recoveredWalletMinor, recoveredHeldMinor } = dispute
  const payable = payableOf(dispute)
  await lockDocument(req, payable.collection as CollectionSlug, payable.id)
  const isTopUp = payable.collection === 'top-ups'
  const source = isTopUp ? clientWallet(client) : heldFunds(payable)
  const accounts = await lockAccounts(req, website, [{ ref: source, currency }])
  const amountMinor = Math.min(unrecoveredMinor(dispute), accounts.get(accountKey(source, currency))!.balanceMinor!)
  if (amountMinor === 0) return { recoveredWalletMinor, recoveredHeldMinor }
  const taken = { fromWalletMinor: isTopUp ? amountMinor : 0, fromHeldMinor: isTopUp ? 0 : amountMinor }
  const { id } = await post(req, {
    ...factOf(dispute, actor), kind: 'dispute_lost', idempotencyKey: `dispute:${dispute.id}:recovered:${dispute.stateEpisode}:${recoveredWalletMinor + recoveredHeldMinor}`,
    postings: disputeRecovered({ payable, client, gateway, currency, ...taken }),
  })
  return { recoveredWalletMinor: recoveredWalletMinor + taken.fromWalletMinor, recoveredHeldMinor: recoveredHeldMinor + taken.fromHeldMinor, recovery: id }
}

/** Won after it was lost: what was taken back is the client's again. */
export async function restore(req: PayloadRequest, dispute: Dispute): Promise<Recovered> {
  const payable = payableOf(dispute)
  const { state } = await lockDocument<{ state: string }>(req, payable.collection as CollectionSlug, payable.id)
  const { client, gateway, currency, recoveredWalletMinor: fromWalletMinor, recoveredHeldMinor: fromHeldMinor } = dispute
  const isClosed = Boolean(platformOf(req.payload.config).workflows[payable.collection]?.workflow.final.includes(state))
  await post(req, {
    ...factOf(dispute, { id: null }), kind: 'dispute_won', idempotencyKey: `dispute:${dispute.id}:restored:${dispute.stateEpisode}`,
    postings: disputeRestored({ payable, client, gateway, currency, fromWalletMinor, fromHeldMinor, isClosed }),
  })
  return { recoveredWalletMinor: 0, recoveredHeldMinor: 0 }
}

const factOf = ({ id, website, gatewayId }: Dispute, actor: { id: string | null }) => ({ website, document: { collection: 'gateway-disputes', id }, actor, note: gatewayId })
