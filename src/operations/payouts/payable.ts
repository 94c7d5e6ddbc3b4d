import type { PayloadRequest } from 'payload'
import { accountKey, writerAvailable, writerOwed } from '../../domain/ledger/accountRef.ts'
import { payableMinor } from '../../domain/payouts/checkPayout.ts'
import { balanceOf } from '../../lib/ledger/balanceOf.ts'
import { lockAccounts } from '../../lib/ledger/lockAccounts.ts'

export type WriterMoney = { website: string; writer: string; currency: string }

/** What a writer can have at this moment. */
export async function readPayable(req: PayloadRequest, { website, writer, currency }: WriterMoney): Promise<number> {
  const availableMinor = await balanceOf(req, website, { ref: writerAvailable(writer), currency })
  return payableMinor(availableMinor, await balanceOf(req, website, { ref: writerOwed(writer), currency }))
}

/**
 * The same, and nothing takes from it until the transaction ends: whoever moves a debt holds the
 * writer's bounded accounts.
 */
export async function lockPayable(req: PayloadRequest, { website, writer, currency }: WriterMoney): Promise<number> {
  const ref = writerAvailable(writer)
  const accounts = await lockAccounts(req, website, [{ ref, currency }])
  const owedMinor = await balanceOf(req, website, { ref: writerOwed(writer), currency })
  return payableMinor(accounts.get(accountKey(ref, currency))!.balanceMinor!, owedMinor)
}
