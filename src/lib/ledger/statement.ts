import type { PayloadRequest } from 'payload'
import type { AccountKind } from '../../domain/ledger/accountKinds.ts'
import { rows } from '../db/rows.ts'

export type StatementRequest = {
  accountIds: readonly string[]
  /** From this moment on, up to and without `to`. */
  from: Date
  to: Date
  /** From 1. */
  page: number
  pageSize: number
}

export type StatementLine = {
  transactionId: string
  at: Date
  kind: string
  account: AccountKind
  document: { collection: string; id: string }
  note: string | null
  /** Above zero came in, below zero went out. */
  amountMinor: number
  /** What was left on the account; null for one that carries no balance. */
  balanceMinor: number | null
  currency: string
}

export type AccountPeriod = { account: AccountKind; currency: string; openingMinor: number; closingMinor: number }

export type Statement = { accounts: AccountPeriod[]; lines: StatementLine[]; totalLines: number }

const PERIODS = `
  select kind::text, currency, ledger_balance_at(id, $2) as opening, ledger_balance_at(id, $3) as closing
  from ledger_accounts where id = any($1) order by kind`

const MOVES = `
  moves as (
    select transaction_id, position, sequence, posted_at, from_id as account_id, -amount_minor as amount, from_balance_minor as balance
    from ledger_postings where from_id = any($1) and posted_at >= $2 and posted_at < $3
    union all
    select transaction_id, position, sequence, posted_at, to_id, amount_minor, to_balance_minor
    from ledger_postings where to_id = any($1) and posted_at >= $2 and posted_at < $3)`

const LINES = `
  with ${MOVES}
  select m.*, a.kind::text as account, a.currency, t.kind::text as kind, t.document_collection, t.document_id, t.note
  from moves m join ledger_accounts a on a.id = m.account_id join ledger_transactions t on t.id = m.transaction_id
  order by m.position, m.sequence limit $4 offset $5`

type DbLine = {
  transaction_id: string; posted_at: Date; kind: string; account: AccountKind; currency: string; document_collection: string
  document_id: string; note: string | null; amount: number; balance: number | null
}

/**
 * What moved on some accounts in a period, oldest first, with what they held before and after it:
 * for each account, opening + its lines = closing.
 */
export async function statement(req: PayloadRequest, { accountIds, from, to, page, pageSize }: StatementRequest): Promise<Statement> {
  const period = [accountIds, from, to]
  const periods = await rows<{ kind: AccountKind; currency: string; opening: number; closing: number }>(req, PERIODS, period)
  const [count] = await rows<{ total: number }>(req, `with ${MOVES} select count(*) as total from moves`, period)
  const lines = await rows<DbLine>(req, LINES, [...period, pageSize, (page - 1) * pageSize])
  return {
    accounts: periods.map(({ kind, currency, opening, closing }) => ({ account: kind, currency, openingMinor: opening, closingMinor: closing })),
    lines: lines.map(toLine),
    totalLines: count?.total ?? 0,
  }
}

const toLine = (line: DbLine): StatementLine => ({
  transactionId: line.transaction_id,
  at: line.posted_at,
  kind: line.kind,
  account: line.account,
  document: { collection: line.document_collection, id: line.document_id },
  note: line.note,
  amountMinor: line.amount,
  balanceMinor: line.balance,
  currency: line.currency,
})
