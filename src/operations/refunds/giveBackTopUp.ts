import type { CollectionSlug, PayloadRequest } from 'payload'
import { DomainError } from '../../domain/errors.ts'
import { withdrawn } from '../../domain/ledger/recipes/withdrawn.ts'
import { partsOf } from '../../domain/refunds/parts.ts'
import { lockDocument } from '../../lib/db/lock.ts'
import { post } from '../../lib/ledger/post.ts'
import { gatewayFundings } from './gatewayFundings.ts'
import type { GiveBack, GivenBack } from './giveBack.ts'
import type { RefundableDoc } from './refundable.ts'
import { unspentTopUp } from './unspentTopUp.ts'

/**
 * Moves what is left of a top-up from the wallet to where it came from. Lock it, then the refund, before.
 * @throws DomainError `refund_exceeds_paid`, when it was spent or frozen meanwhile; `invalid_input` for another destination
 */
export async function giveBackTopUp(req: PayloadRequest, { refund, website, payable, client, amountMinor, currency, to, actor, note }: GiveBack): Promise<GivenBack> {
  if (to === 'wallet') throw new DomainError('invalid_input', '“to”: The money of a top-up is in the wallet already. It goes to its sources.')
  const doc = await lockDocument<RefundableDoc & { gateway: string }>(req, payable.collection as CollectionSlug, payable.id)
  const { leftMinor, accounts } = await unspentTopUp(req, doc)
  if (amountMinor > leftMinor) throw new DomainError('refund_exceeds_paid', 'The refund is more than what is left of the top-up.', { amountMinor, leftMinor })
  const { gateway } = doc
  const { id } = await post(req, {
    website, kind: 'refunded_before_earned', document: payable, actor, note, accounts, idempotencyKey: `refund:${refund}:held`,
    postings: withdrawn({ client, gateway, amountMinor, currency }),
  })
  const fundings = await gatewayFundings(req, website, payable)
  // A transfer that staff found by the top-up itself: they send it back as well.
  const byHand = { payment: null, gateway: 'manual', intentId: `bank_${currency}_${payable.id}`, amountMinor, refundedMinor: 0 }
  const parts = partsOf([{ to: 'gateway', gateway, amountMinor }], fundings.length === 0 && gateway === 'manual' ? [byHand] : fundings)
  return { parts, afterEarnedMinor: 0, clawedBackMinor: 0, heldTransaction: id, earnedTransaction: null }
}
