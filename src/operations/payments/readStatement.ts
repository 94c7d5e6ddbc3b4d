import type { PayloadRequest } from 'payload'
import { TRANSACTION_KINDS, type TransactionKind } from '../../domain/ledger/kinds.ts'
import { statementPeriod } from '../../domain/payments/statementPeriod.ts'
import { now } from '../../lib/clock.ts'
import { balancesOfOwner } from '../../lib/ledger/balanceOf.ts'
import { statement, type StatementLine } from '../../lib/ledger/statement.ts'
import { websiteById } from '../../lib/websites/settings.ts'

export const STATEMENT_PAGE_SIZE = 50

export type StatementQuery = {
  website: string
  owner: { ownerKind: 'client' | 'writer'; ownerId: string }
  from?: string | undefined
  to?: string | undefined
  page: number
}

/**
 * One page of what moved on a person's accounts on a website, oldest first, with the balances before
 * and after the period.
 * @throws DomainError `period_invalid`
 */
export async function readStatement(req: PayloadRequest, { website, owner, from, to, page }: StatementQuery) {
  const { currency, timeZone } = await websiteById(req, website)
  const period = statementPeriod({ from, to, now: now(), timeZone })
  const owned = (await balancesOfOwner(req, website, owner)).filter((account) => account.currency === currency)
  const accountIds = owned.map(({ accountId }) => accountId)
  const { accounts, lines, totalLines } = await statement(req, { ...period, accountIds, page, pageSize: STATEMENT_PAGE_SIZE })
  return {
    currency, ...period,
    openingMinor: accounts.reduce((sum, { openingMinor }) => sum + openingMinor, 0),
    closingMinor: accounts.reduce((sum, { closingMinor }) => sum + closingMinor, 0),
    accounts,
    lines: lines.map(withLabel),
    page, pageSize: STATEMENT_PAGE_SIZE, totalLines,
    totalPages: Math.max(1, Math.ceil(totalLines / STATEMENT_PAGE_SIZE)),
  }
}

const withLabel = (line: StatementLine) => ({ ...line, label: TRANSACTION_KINDS[line.kind as TransactionKind] ?? line.kind })
