/** What moved in a wallet, oldest first: positive amounts came in. */
export type WalletMove = {
  /** The document it is about: an order, a top-up, also the top-up that a bank disputes. */
  about: string
  /** The money of that top-up itself came in. */
  isTopUp: boolean
  deltaMinor: number
}

type Parcel = { topUp: string | null; leftMinor: number }
type Taken = { parcel: Parcel; amountMinor: number }

/**
 * What is left of a top-up in its wallet. The oldest money is spent first; what goes out for a top-up takes that one's, and what
 * comes back for a document is again the money that was given for it. So credit that nobody paid for does not become a payment.
 */
export function unspentMinor(moves: readonly WalletMove[], topUp: string): number {
  const parcels: Parcel[] = []
  const takenFor = new Map<string, Taken[]>()
  for (const { about, isTopUp, deltaMinor } of moves) {
    const taken = takenFor.get(about) ?? []
    takenFor.set(about, taken)
    if (deltaMinor < 0) taken.push(...take(parcels, -deltaMinor, about))
    else {
      const leftMinor = restore(taken, deltaMinor)
      if (leftMinor > 0) parcels.push({ topUp: isTopUp ? about : null, leftMinor })
    }
  }
  return parcels.filter((parcel) => parcel.topUp === topUp).reduce((sum, { leftMinor }) => sum + leftMinor, 0)
}

function take(parcels: readonly Parcel[], amountMinor: number, about: string): Taken[] {
  const inTurn = [...parcels.filter(({ topUp }) => topUp === about), ...parcels.filter(({ topUp }) => topUp !== about)]
  const taken: Taken[] = []
  let openMinor = amountMinor
  for (const parcel of inTurn) {
    const partMinor = Math.min(parcel.leftMinor, openMinor)
    if (partMinor === 0) continue
    parcel.leftMinor -= partMinor
    openMinor -= partMinor
    taken.push({ parcel, amountMinor: partMinor })
  }
  return taken
}

/** Puts back what was taken, the last first. @returns what of it was not taken before */
function restore(taken: Taken[], amountMinor: number): number {
  let openMinor = amountMinor
  while (openMinor > 0 && taken.length > 0) {
    const last = taken.at(-1)!
    const partMinor = Math.min(last.amountMinor, openMinor)
    last.parcel.leftMinor += partMinor
    last.amountMinor -= partMinor
    openMinor -= partMinor
    if (last.amountMinor === 0) taken.pop()
  }
  return openMinor
}
