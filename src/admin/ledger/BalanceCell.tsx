import type { DefaultServerCellComponentProps } from 'payload'
import { balanceOfAccount } from '../../lib/ledger/balanceOfAccount.ts'
import { Money } from './Money.tsx'

/** The balance of an account in a list; the platform's own accounts carry none, so it is worked out. */
export async function BalanceCell({ cellData, rowData, payload }: DefaultServerCellComponentProps) {
  const balanceMinor = typeof cellData === 'number' ? cellData : await balanceOfAccount(payload, String(rowData.id))
  return <Money amountMinor={balanceMinor} currency={String(rowData.currency)} />
}
