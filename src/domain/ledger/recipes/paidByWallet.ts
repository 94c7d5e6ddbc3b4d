import { DomainError } from '../../errors.ts'
import { clientBonus, clientWallet, heldFunds, type Payable } from '../accountRef.ts'
import { consumeLots, type Lot, type LotChange } from '../lots.ts'
import { moving, type Posting } from '../posting.ts'

export type WalletPayment = {
  client: string
  payable: Payable
  amountMinor: number
  currency: string
  /** What the wallet holds now, and the lots of the bonus account, read under their locks. */
  walletMinor: number
  lots: readonly Lot[]
  now: Date
}

/**
 * Bonus credit first, by expiry, then the wallet; held until it is earned.
 * @throws DomainError `insufficient_funds` when both together do not cover the amount
 */
export function paidByWallet(payment: WalletPayment): Posting[] {
  const { client, payable, amountMinor, currency, walletMinor, now } = payment
  const to = heldFunds(payable)
  const lots = consumeLots(payment.lots, amountMinor, now)
  const bonusMinor = takenFrom(lots)
  const fromWalletMinor = amountMinor - bonusMinor
  if (fromWalletMinor > walletMinor) throw notCovered(walletMinor + bonusMinor, amountMinor)
  return moving([
    { from: clientBonus(client), to, amountMinor: bonusMinor, currency, lots },
    { from: clientWallet(client), to, amountMinor: fromWalletMinor, currency },
  ])
}

const takenFrom = (lots: readonly LotChange[]): number => -lots.reduce((sum, { deltaMinor }) => sum + deltaMinor, 0)

export const notCovered = (balanceMinor: number, dueMinor: number): DomainError =>
  new DomainError('insufficient_funds', 'The wallet balance does not cover this amount.', { balanceMinor, dueMinor })
