import type { PayloadRequest } from 'payload'
import { accountKey, clientWallet, gatewayAccount } from '../../domain/ledger/accountRef.ts'
import { topUpEntitlement } from '../../domain/refunds/topUpEntitlement.ts'
import type { Entitlement } from '../../domain/refunds/entitlement.ts'
import { thawedMinor } from '../../domain/wallets/spendable.ts'
import { unspentMinor, type WalletMove } from '../../domain/wallets/unspent.ts'
import { rows } from '../../lib/db/rows.ts'
import type { LockedAccounts } from '../../lib/ledger/accountRows.ts'
import { lockAccounts } from '../../lib/ledger/lockAccounts.ts'
import type { RefundableDoc } from './refundable.ts'

// What a lost dispute took, or gave back, is about the top-up that was disputed.
const MOVES = `
  select coalesce(d.payable_id, t.document_id) as about, t.kind = 'topped_up' and t.document_collection = 'top-ups' as "isTopUp",
    t.kind in ('refunded_before_earned', 'refund_failed') as "isRefund", case when p.to_id = $1 then p.amount_minor else -p.amount_minor end as "deltaMinor"
  from (select * from ledger_postings where from_id = $1 union all select * from ledger_postings where to_id = $1) p
    join ledger_transactions t on t.id = p.transaction_id
    left join gateway_disputes d on d.id = case when t.document_collection = 'gateway-disputes' and t.kind in ('dispute_lost', 'dispute_won') then t.document_id::uuid end
  order by p.position, p.sequence`

export type Unspent = Entitlement & { accounts: LockedAccounts }

/** What of a top-up can go back now. Locks the wallet: nothing of it is spent meanwhile. Lock the top-up, then the refund, before. */
export async function unspentTopUp(req: PayloadRequest, doc: RefundableDoc): Promise<Unspent> {
  const { id, website, client, currency, gateway } = doc as RefundableDoc & { gateway: string }
  const wallet = clientWallet(client)
  const accounts = await lockAccounts(req, website, [wallet, gatewayAccount(gateway)].map((ref) => ({ ref, currency })), { withRestraints: true })
  const { id: account, balanceMinor, restraints } = accounts.get(accountKey(wallet, currency))!
  const moves = await rows<WalletMove & { isRefund: boolean }>(req, MOVES, [account])
  const own = moves.filter(({ about }) => about === id)
  const sum = (some: typeof moves): number => some.reduce((total, { deltaMinor }) => total + deltaMinor, 0)
  const given = topUpEntitlement({
    currency, paidMinor: sum(own.filter(({ isTopUp }) => isTopUp)), refundedMinor: -sum(own.filter(({ isRefund }) => isRefund)),
    unspentMinor: unspentMinor(moves, id), thawedMinor: thawedMinor(balanceMinor!, restraints),
  })
  return { ...given, accounts }
}
