import { DateTime } from 'luxon'
import { ACCOUNT_KINDS, type AccountKind } from '../ledger/accountKinds.ts'
import { TRANSACTION_KINDS, type TransactionKind } from '../ledger/kinds.ts'
import { formatMinor } from '../money/format.ts'

export type StatementRow = { day: string; label: string; amount: string; balance: string; isStrong: boolean }

/** What is printed of a writer's month; where it stands on the page is for the renderer. */
export type StatementText = {
  title: string
  website: string
  facts: [name: string, value: string][]
  accounts: { title: string; rows: StatementRow[] }[]
}

type Line = { at: Date; kind: string; account: AccountKind; amountMinor: number; balanceMinor: number | null; about: string | null; note: string | null }
type Month = {
  website: string
  writer: string
  month: string
  timeZone: string
  currency: string
  accounts: readonly { account: AccountKind; openingMinor: number; closingMinor: number }[]
  lines: readonly Line[]
}

/** Puts a month of a writer's accounts into words, in English, in the website's currency and days. */
export function statementText({ website, writer, month, timeZone, currency, accounts, lines }: Month): StatementText {
  const amountOf = (amountMinor: number): string => formatMinor(amountMinor, currency)
  const sumOf = (kinds: readonly string[]): number =>
    lines.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  return {
    title: `Statement of ${month}`,
    website,
    facts: [
      ['Writer', writer], ['Currency', currency], ['Days in', timeZone],
      ['Earned', amountOf(sumOf(['earned', 'earning_reversed']))],
      ['Paid out', amountOf(-sumOf(['payout_sent', 'payout_failed', 'payout_returned']))],
    ],
    accounts: accounts.map(({ account, openingMinor, closingMinor }) => ({
      title: ACCOUNT_KINDS[account].label,
      rows: [
        edge('At the beginning', openingMinor),
        ...lines.filter((line) => line.account === account).map((line) => ({
          day: DateTime.fromJSDate(line.at, { zone: timeZone }).setLocale('en').toFormat('d LLL'),
          label: [TRANSACTION_KINDS[line.kind as TransactionKind] ?? line.kind, line.about, line.note].filter(Boolean).join(', '),
          amount: amountOf(line.amountMinor), balance: line.balanceMinor === null ? '' : amountOf(line.balanceMinor), isStrong: false,
        })),
        edge('At the end', closingMinor),
      ],
    })),
  }

  function edge(label: string, amountMinor: number): StatementRow {
    return { day: '', label, amount: '', balance: amountOf(amountMinor), isStrong: true }
  }
}
