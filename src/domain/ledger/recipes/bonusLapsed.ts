import { clientBonus, platformAccount } from '../accountRef.ts'
import type { Lot } from '../lots.ts'
import { moving, type Posting } from '../posting.ts'

export type BonusLapse = { client: string; currency: string; lots: readonly Lot[]; now: Date }

/** What is left in lots past their expiry is the platform's. */
export function bonusLapsed({ client, currency, lots, now }: BonusLapse): Posting[] {
  const changes = lots
    .filter(({ remainingMinor, expiresAt }) => remainingMinor > 0 && expiresAt !== null && expiresAt <= now)
    .map(({ id, remainingMinor, expiresAt }) => ({ lotId: id, deltaMinor: -remainingMinor, expiresAt }))
  const amountMinor = -changes.reduce((sum, { deltaMinor }) => sum + deltaMinor, 0)
  return moving([{ from: clientBonus(client), to: platformAccount('breakage'), amountMinor: amountMinor || 0, currency, lots: changes }])
}
