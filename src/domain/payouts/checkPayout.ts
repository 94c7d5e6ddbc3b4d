import { DomainError } from '../errors.ts'
import { formatMinor } from '../money/format.ts'

type Asked = {
  amountMinor: number | 'all'
  /** What the writer can have: available less what is owed. */
  payableMinor: number
  minimumMinor: number
  currency: string
}

/** What a writer can have of the available earnings: a debt is taken off first. */
export const payableMinor = (availableMinor: number, owedMinor: number): number => Math.max(0, availableMinor + Math.min(0, owedMinor))

/**
 * The amount of a payout that is asked for.
 * @throws DomainError `payout_too_small`, `insufficient_funds`
 */
export function payoutAmount({ amountMinor, payableMinor: balanceMinor, minimumMinor, currency }: Asked): number {
  const dueMinor = amountMinor === 'all' ? balanceMinor : amountMinor
  if (dueMinor < Math.max(1, minimumMinor)) {
    throw new DomainError('payout_too_small', `The smallest payout is ${formatMinor(Math.max(1, minimumMinor), currency)}.`, { minimumMinor, amountMinor: dueMinor, currency })
  }
  if (dueMinor > balanceMinor) throw notCovered(balanceMinor, dueMinor, currency)
  return dueMinor
}

export const notCovered = (balanceMinor: number, dueMinor: number, currency: string): DomainError =>
  new DomainError('insufficient_funds', `The writer can have ${formatMinor(balanceMinor, currency)}.`, { balanceMinor, dueMinor, currency })
