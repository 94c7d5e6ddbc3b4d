import type { PayloadRequest } from 'payload'
import { accountKey, heldFunds, type Payable } from '../../domain/ledger/accountRef.ts'
import { payableTotals, remainingFundings } from '../../domain/ledger/fundings.ts'
import type { Posting } from '../../domain/ledger/posting.ts'
import { exceedsHeld, refundedBeforeEarned } from '../../domain/ledger/recipes/refundedBeforeEarned.ts'
import { now } from '../../lib/clock.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import type { PostedTransaction } from '../../lib/ledger/findTransaction.ts'
import { heldHistory } from '../../lib/ledger/heldHistory.ts'
import { lockAccounts } from '../../lib/ledger/lockAccounts.ts'
import { post } from '../../lib/ledger/post.ts'

export type RefundHeld = {
  website: string
  payable: Payable
  amountMinor: number | 'all'
  currency: string
  idempotencyKey: string
  actor: { id: string | null }
  note?: string | null
}

/** `transaction` is null when there was nothing to give back. */
export type RefundedHeld = {
  transaction: PostedTransaction | null
  refundedMinor: number
  /** What moved now; nothing for a repeated request. */
  postings: Posting[]
}

/**
 * Gives held money back to where it came from, the last funding first: bonus credit to the same lots.
 * Lock the document before; nothing else moves its held funds meanwhile.
 * @throws DomainError `refund_exceeds_held`, `idempotency_key_reused`
 */
export const refundHeld = (req: PayloadRequest, refund: RefundHeld): Promise<RefundedHeld> =>
  inTransaction(req, async () => {
    const { website, payable, currency, idempotencyKey, actor, note = null } = refund
    const history = (await heldHistory(req, website, payable)).filter((posting) => posting.currency === currency)
    const fundings = remainingFundings(history)
    const held = heldFunds(payable)
    const accounts = await lockAccounts(req, website, [held, ...fundings.map(({ source }) => source)].map((ref) => ({ ref, currency })))
    const heldMinor = accounts.get(accountKey(held, currency))!.balanceMinor!
    if (payableTotals(history).heldMinor !== heldMinor) throw new Error(`${payable.collection} ${payable.id} was not locked before its refund`)

    const amountMinor = refund.amountMinor === 'all' ? heldMinor : refund.amountMinor
    if (amountMinor === 0) return { transaction: null, refundedMinor: 0, postings: [] }
    let postings: Posting[] = []
    const transaction = await post(req, {
      website, kind: 'refunded_before_earned', document: payable, actor, idempotencyKey, note, accounts,
      request: [refund.amountMinor, currency],
      plan: () => {
        if (amountMinor > heldMinor) throw exceedsHeld(heldMinor, amountMinor)
        return (postings = refundedBeforeEarned({ payable, amountMinor, currency, fundings, now: now() }))
      },
    })
    return { transaction, refundedMinor: amountMinor, postings: transaction.isReplay ? [] : postings }
  })
