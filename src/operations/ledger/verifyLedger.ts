import type { PayloadRequest } from 'payload'
import { rows } from '../../lib/db/rows.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import { checkAccounts } from './verify/accounts.ts'
import { checkBalances } from './verify/balances.ts'
import { checkChain } from './verify/chain.ts'
import type { Finding } from './verify/finding.ts'
import { checkGateways } from './verify/gateways.ts'
import { checkLots } from './verify/lots.ts'
import { checkPayables } from './verify/payables.ts'
import { checkPayouts } from './verify/payouts.ts'

const CHECKS = [checkBalances, checkAccounts, checkPayables, checkLots, checkChain, checkGateways, checkPayouts]

/**
 * Checks every invariant of the ledger over all websites, from one snapshot. Reads only.
 * @returns what is not as it must be, the earliest in the books first; nothing when all is well
 */
export const verifyLedger = (req: PayloadRequest): Promise<Finding[]> =>
  inTransaction(req, async () => {
    await rows(req, 'set transaction isolation level repeatable read, read only')
    await rows(req, `set local statement_timeout = '30min'`)
    const findings: Finding[] = []
    for (const check of CHECKS) findings.push(...(await check(req)))
    return findings.sort((a, b) => (a.position ?? Infinity) - (b.position ?? Infinity))
  })
