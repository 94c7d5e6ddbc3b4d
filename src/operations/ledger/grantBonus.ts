import type { PayloadRequest } from 'payload'
import { v7 as uuid } from 'uuid'
import type { Payable } from '../../domain/ledger/accountRef.ts'
import { bonusGranted } from '../../domain/ledger/recipes/bonusGranted.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import type { PostedTransaction } from '../../lib/ledger/findTransaction.ts'
import { post } from '../../lib/ledger/post.ts'

export type BonusGrant = {
  website: string
  client: string
  amountMinor: number
  currency: string
  /** Spent until then; for ever when null. */
  expiresAt: Date | null
  /** What it was granted for. */
  document: Payable
  idempotencyKey: string
  actor: { id: string | null }
  note?: string | null
}

/** Gives a client bonus credit: a lot of its own, spent before the wallet, never paid out. */
export const grantBonus = (req: PayloadRequest, grant: BonusGrant): Promise<PostedTransaction> =>
  inTransaction(req, () => {
    const { client, amountMinor, currency, expiresAt, ...fact } = grant
    return post(req, {
      ...fact,
      kind: 'bonus_granted',
      request: [client, amountMinor, currency, expiresAt],
      postings: bonusGranted({ client, amountMinor, currency, expiresAt, lotId: uuid() }),
    })
  })
