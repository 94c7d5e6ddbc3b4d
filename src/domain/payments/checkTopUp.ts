import { DomainError } from '../errors.ts'
import { formatMinor } from '../money/format.ts'

type TopUpRules = { currency: string; minimumMinor: number; maximumMinor: number }

/**
 * Refuses a top-up that the website does not take.
 * @throws DomainError `wrong_currency`, `top_up_too_small`, `top_up_too_large`
 */
export function checkTopUp({ amountMinor, currency }: { amountMinor: number; currency: string }, rules: TopUpRules): void {
  if (currency !== rules.currency) {
    throw new DomainError('wrong_currency', `Wallets of this website are in ${rules.currency}.`, { currency: rules.currency })
  }
  const { minimumMinor, maximumMinor } = rules
  if (amountMinor < minimumMinor) {
    throw new DomainError('top_up_too_small', `The smallest top-up is ${formatMinor(minimumMinor, currency)}.`, { minimumMinor })
  }
  if (amountMinor > maximumMinor) {
    throw new DomainError('top_up_too_large', `The largest top-up is ${formatMinor(maximumMinor, currency)}.`, { maximumMinor })
  }
}
