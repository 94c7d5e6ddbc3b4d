/**
 * What becomes of money that arrived: as much as is due now pays the payable, the rest is the client's to
 * spend. It may be less than was asked for (the rest stays due), or more: the price changed, another
 * payment was quicker, the payable was cancelled.
 */
export function bookReceived({ receivedMinor, dueMinor }: { receivedMinor: number; dueMinor: number }): { payableMinor: number; excessMinor: number } {
  const payableMinor = Math.max(0, Math.min(receivedMinor, dueMinor))
  return { payableMinor, excessMinor: receivedMinor - payableMinor }
}
