import type { PayloadRequest } from 'payload'
import { accountKey, clientBonus, clientWallet, heldFunds, type Payable } from '../../domain/ledger/accountRef.ts'
import { spendableMinor } from '../../domain/ledger/lots.ts'
import type { Posting } from '../../domain/ledger/posting.ts'
import { availableMinor, refuseRestrained } from '../../domain/wallets/spendable.ts'
import { paidByWallet } from '../../domain/ledger/recipes/paidByWallet.ts'
import { now } from '../../lib/clock.ts'
import { rows } from '../../lib/db/rows.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import type { PostedTransaction } from '../../lib/ledger/findTransaction.ts'
import { openLots } from '../../lib/ledger/loadLots.ts'
import { lockAccounts } from '../../lib/ledger/lockAccounts.ts'
import { post } from '../../lib/ledger/post.ts'
import { limitsOf } from '../wallets/limitsOf.ts'

export type PayFromWallet = {
  website: string
  payable: Payable
  client: string
  /** What is due, given what is held for the document already. */
  amountMinor: number | ((heldMinor: number) => number)
  currency: string
  idempotencyKey: string
  actor: { id: string | null }
  /** Takes what there is when it does not cover the whole; the rest stays due. */
  isPartAllowed?: boolean
}

export type PaidFromWallet = {
  transaction: PostedTransaction
  bonusMinor: number
  walletMinor: number
  paidMinor: number
  remainingDueMinor: number
}

/**
 * Pays for a document from its client's wallet: bonus credit first, by expiry. The money is held until
 * it is earned. Lock the document before; its accounts are locked here, and what is frozen or above a
 * spending limit is judged under these locks.
 * @throws DomainError `insufficient_funds`, `wallet_frozen`, `spending_limit_reached`, `idempotency_key_reused`
 */
export const payFromWallet = (req: PayloadRequest, payment: PayFromWallet): Promise<PaidFromWallet> =>
  inTransaction(req, async () => {
    const { website, payable, client, currency, idempotencyKey, actor } = payment
    const [bonus, wallet] = [clientBonus(client), clientWallet(client)]
    const accounts = await lockAccounts(req, website, [bonus, wallet, heldFunds(payable)].map((ref) => ({ ref, currency })), { withRestraints: true })
    const heldMinor = accounts.get(accountKey(heldFunds(payable), currency))!.balanceMinor!
    const amountMinor = typeof payment.amountMinor === 'function' ? payment.amountMinor(heldMinor) : payment.amountMinor
    const bonusAccount = accounts.get(accountKey(bonus, currency))!
    const walletAccount = accounts.get(accountKey(wallet, currency))!
    const walletMinor = walletAccount.balanceMinor!
    const lots = bonusAccount.balanceMinor! > 0 ? await openLots(req, bonusAccount.id) : []
    const at = now()
    const { restraints } = walletAccount
    const limits = await limitsOf(req, website, { restraints, accounts: [bonusAccount.id, walletAccount.id] })
    const state = { walletMinor, bonusMinor: spendableMinor(lots, at), restraints, limits }
    const mostMinor = availableMinor(state) || walletMinor + state.bonusMinor
    const takenMinor = payment.isPartAllowed && mostMinor > 0 ? Math.min(amountMinor, mostMinor) : amountMinor

    let planned: Posting[] = []
    const transaction = await post(req, {
      website, kind: 'paid_by_wallet', document: payable, actor, idempotencyKey, accounts,
      request: [client, amountMinor, currency],
      plan: () => {
        refuseRestrained(takenMinor, state)
        return (planned = paidByWallet({ client, payable, amountMinor: takenMinor, currency, walletMinor, lots, now: at }))
      },
    })
    const parts = transaction.isReplay ? await partsOf(req, transaction) : planned.map((posting) => ({ kind: posting.from.kind, amountMinor: posting.amountMinor }))
    return toResult(transaction, parts, amountMinor)
  })

type Part = { kind: string; amountMinor: number }

/** A repeated request is told what the first one took. */
const partsOf = (req: PayloadRequest, { id }: PostedTransaction): Promise<Part[]> =>
  rows<Part>(
    req,
    `select a.kind::text, p.amount_minor as "amountMinor" from ledger_postings p join ledger_accounts a on a.id = p.from_id
     where p.transaction_id = $1`,
    [id],
  )

function toResult(transaction: PostedTransaction, parts: readonly Part[], dueMinor: number): PaidFromWallet {
  const from = (kind: string): number => parts.find((part) => part.kind === kind)?.amountMinor ?? 0
  const [bonusMinor, walletMinor] = [from('client_bonus'), from('client_wallet')]
  const paidMinor = bonusMinor + walletMinor
  return { transaction, bonusMinor, walletMinor, paidMinor, remainingDueMinor: dueMinor - paidMinor }
}
