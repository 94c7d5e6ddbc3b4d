const DAY_MS = 86_400_000

/** Restored credit lives at least this long, even when its lot has expired meanwhile. */
export const RESTORED_FOR_DAYS = 7

/** A dated parcel of credit. It is spent until `expiresAt`, or for ever when that is null. */
export type Lot = { id: string; remainingMinor: number; expiresAt: Date | null }

/** Takes from a lot (negative), gives back to it, or opens it. `expiresAt` is its expiry from then on. */
export type LotChange = { lotId: string; deltaMinor: number; expiresAt: Date | null; opens?: true }

/** What can be spent at `now`: expired credit waits to lapse and is not spent. */
export const spendableMinor = (lots: readonly Lot[], now: Date): number =>
  lots.filter((lot) => isLive(lot, now)).reduce((sum, { remainingMinor }) => sum + remainingMinor, 0)

/** Takes up to `amountMinor` from the lots, first-expiring first; of equals, the older lot first. */
export function consumeLots(lots: readonly Lot[], amountMinor: number, now: Date): LotChange[] {
  const changes: LotChange[] = []
  let leftMinor = amountMinor
  for (const lot of lots.filter((each) => isLive(each, now)).toSorted(byExpiry)) {
    const takenMinor = Math.min(lot.remainingMinor, leftMinor)
    if (takenMinor === 0) continue
    changes.push({ lotId: lot.id, deltaMinor: -takenMinor, expiresAt: lot.expiresAt })
    leftMinor -= takenMinor
  }
  return changes
}

/** Gives credit back to the lot it came from, with its expiry, but at least seven days from `now`. */
export const restoreLot = (lot: Pick<Lot, 'id' | 'expiresAt'>, amountMinor: number, now: Date): LotChange => ({
  lotId: lot.id,
  deltaMinor: amountMinor,
  expiresAt: lot.expiresAt && latest(lot.expiresAt, new Date(now.getTime() + RESTORED_FOR_DAYS * DAY_MS)),
})

export const isLive = ({ remainingMinor, expiresAt }: Lot, now: Date): boolean =>
  remainingMinor > 0 && (expiresAt === null || expiresAt > now)

/** Ids are in the order of time, so they settle ties. */
function byExpiry(a: Lot, b: Lot): number {
  const byTime = (a.expiresAt?.getTime() ?? Infinity) - (b.expiresAt?.getTime() ?? Infinity)
  return byTime || (a.id < b.id ? -1 : 1)
}

const latest = (a: Date, b: Date): Date => (a > b ? a : b)
