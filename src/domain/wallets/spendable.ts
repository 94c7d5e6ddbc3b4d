import { DomainError } from '../errors.ts'
import type { Restraints, SpendingLimit } from './restraints.ts'

export type WalletState = {
  /** Store credit, and bonus credit that has not expired. */
  walletMinor: number
  bonusMinor: number
  restraints: Restraints | null
  limits: readonly SpendingLimit[]
}

/** Store credit that may leave the wallet: a freeze of an amount may exceed what is there. */
export const thawedMinor = (walletMinor: number, restraints: Restraints | null): number =>
  restraints?.isFrozen ? 0 : Math.max(0, walletMinor - (restraints?.frozenMinor ?? 0))

const unfrozenMinor = ({ walletMinor, bonusMinor, restraints }: WalletState): number =>
  thawedMinor(walletMinor, restraints) + (restraints?.isFrozen ? 0 : bonusMinor)

/** What can be spent now. */
export const availableMinor = (state: WalletState): number =>
  Math.min(unfrozenMinor(state), ...state.limits.map(({ leftMinor }) => leftMinor))

/**
 * Refuses to spend what is there and may not be spent. Whether it is there at all is the recipe's to say.
 * @throws DomainError `wallet_frozen`, `spending_limit_reached` with what is left and when it begins anew
 */
export function refuseRestrained(amountMinor: number, state: WalletState): void {
  if (amountMinor > state.walletMinor + state.bonusMinor) return
  if (amountMinor > unfrozenMinor(state)) throw frozen(amountMinor, unfrozenMinor(state))
  const limit = state.limits.find(({ leftMinor }) => amountMinor > leftMinor)
  if (limit) throw limitReached(amountMinor, limit)
}

export const frozen = (amountMinor: number, leftMinor: number): DomainError =>
  new DomainError('wallet_frozen', 'This money is in the wallet and frozen. Ask support why.', { amountMinor, availableMinor: leftMinor })

const limitReached = (amountMinor: number, { period, limitMinor, spentMinor, leftMinor, renewsAt }: SpendingLimit): DomainError =>
  new DomainError('spending_limit_reached', `This is more than the wallet may still spend this ${period}.`, {
    period, limitMinor, spentMinor, leftMinor, amountMinor, renewsAt: renewsAt.toISOString(),
  })
