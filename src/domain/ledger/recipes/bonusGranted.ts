import { clientBonus, platformAccount } from '../accountRef.ts'
import { moving, type Posting } from '../posting.ts'

export type BonusGrant = {
  client: string
  amountMinor: number
  currency: string
  lotId: string
  expiresAt: Date | null
}

/** Promotional or loyalty credit, as a lot of its own. */
export const bonusGranted = ({ client, amountMinor, currency, lotId, expiresAt }: BonusGrant): Posting[] =>
  moving([
    {
      from: platformAccount('loyalty_cost'),
      to: clientBonus(client),
      amountMinor,
      currency,
      lots: [{ lotId, deltaMinor: amountMinor, expiresAt, opens: true }],
    },
  ])
