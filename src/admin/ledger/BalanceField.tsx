import type { NumberFieldServerProps } from 'payload'
import { balanceOfAccount } from '../../lib/ledger/balanceOfAccount.ts'
import { ReadOnlyField } from '../fields/ReadOnlyField.tsx'
import { Money } from './Money.tsx'

/** The balance of the account on the page. */
export async function BalanceField({ data, payload }: NumberFieldServerProps) {
  if (!data?.id) return null
  const balanceMinor = typeof data.balanceMinor === 'number' ? data.balanceMinor : await balanceOfAccount(payload, String(data.id))
  return (
    <ReadOnlyField label="Balance">
      <Money amountMinor={balanceMinor} currency={String(data.currency)} />
    </ReadOnlyField>
  )
}
