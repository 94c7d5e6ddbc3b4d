type Received = {
  receivedMinor: number
  dueMinor: number
  /** Paid at once and wholly, or not at all. */
  isWhole?: boolean
  /** What was asked for in all, and the part of it that is the fee of the gateway. */
  askedMinor?: number
  surchargeMinor?: number
}

/**
 * What becomes of money that arrived: as much as is due now pays the payable, the rest is the client's to
 * spend. It may be less than was asked for (the rest stays due), or more: the price changed, another
 * payment was quicker, the payable was cancelled. The fee that the client was asked for comes last, and where
 * nothing is paid there is none.
 */
export function bookReceived({ receivedMinor, dueMinor, isWhole = false, askedMinor = 0, surchargeMinor = 0 }: Received): { payableMinor: number; surchargeMinor: number; excessMinor: number } {
  const takenMinor = Math.max(0, Math.min(surchargeMinor, receivedMinor - (askedMinor - surchargeMinor)))
  const leftMinor = receivedMinor - takenMinor
  const payableMinor = isWhole && leftMinor < dueMinor ? 0 : Math.max(0, Math.min(leftMinor, dueMinor))
  if (payableMinor === 0) return { payableMinor, surchargeMinor: 0, excessMinor: receivedMinor }
  return { payableMinor, surchargeMinor: takenMinor, excessMinor: leftMinor - payableMinor }
}
