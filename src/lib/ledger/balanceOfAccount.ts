import type { Payload, PayloadRequest } from 'payload'
import { row } from '../db/rows.ts'

/** What an account holds now, of either kind, for whoever may read the account. */
export async function balanceOfAccount(payload: Payload, id: string): Promise<number> {
  const found = await row<{ balance: number }>(
    { payload } as PayloadRequest,
    `select coalesce(balance_minor, ledger_balance_at(id, 'infinity')) as balance from ledger_accounts where id = $1`,
    [id],
  )
  return found?.balance ?? 0
}
