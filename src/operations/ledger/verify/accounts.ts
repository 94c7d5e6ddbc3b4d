import type { PayloadRequest } from 'payload'
import { ACCOUNT_KINDS, isBounded } from '../../../domain/ledger/accountKinds.ts'
import { rows } from '../../../lib/db/rows.ts'
import { titleOf, toAccountRow, userOf } from '../../../lib/ledger/accountRows.ts'
import type { Finding } from './finding.ts'

const BATCH = 5_000

type DbAccount = Parameters<typeof toAccountRow>[0] & { website_id: string; user_id: string | null; title: string }

/** Invariant 2: an account is what its kind says. What it belongs to is in the hash of each of its transactions. */
export async function checkAccounts(req: PayloadRequest): Promise<Finding[]> {
  const findings: Finding[] = []
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const batch = await rows<DbAccount>(req, 'select * from ledger_accounts where id > $1 order by id limit $2', [after, BATCH])
    findings.push(...batch.flatMap(troubleOf))
    if (batch.length < BATCH) return findings
    after = batch.at(-1)!.id
  }
}

function troubleOf(stored: DbAccount): Finding[] {
  const account = toAccountRow(stored)
  const isRight = account.kind in ACCOUNT_KINDS && account.bounded === isBounded(account.kind)
    && stored.user_id === userOf(account) && stored.title === titleOf(account, account.currency)
  if (isRight) return []
  const message = `is called “${stored.title}” and does not have the owner, bound or title of ${account.kind}`
  return [{ invariant: 2, website: stored.website_id, collection: 'ledger-accounts', id: stored.id, position: null, message }]
}
