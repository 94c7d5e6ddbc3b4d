import type { PayloadRequest } from 'payload'
import { rows } from '../../lib/db/rows.ts'

/**
 * Until the transaction ends nobody else asks for a payout of this writer or changes the account. Taken
 * before payouts and ledger accounts are locked.
 */
export async function lockWriter(req: PayloadRequest, website: string, writer: string): Promise<void> {
  await rows(req, `select pg_advisory_xact_lock(hashtextextended('payout:' || $1 || ':' || $2, 0))`, [website, writer])
}
