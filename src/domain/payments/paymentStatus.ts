export type PaymentStatus = 'unpaid' | 'partly_paid' | 'paid' | 'overpaid'

type Paid = {
  totalMinor: number
  /** Refunds that were decided, moved or not. */
  grantedMinor: number
  /** Paid less what went back. */
  receivedMinor: number
}

/** Where the payment of a payable stands, against its total less granted refunds. Derived, never set. */
export function paymentStatus({ totalMinor, grantedMinor, receivedMinor }: Paid): PaymentStatus {
  const dueMinor = totalMinor - grantedMinor
  if (receivedMinor > dueMinor) return 'overpaid'
  if (receivedMinor === dueMinor) return 'paid'
  return receivedMinor > 0 ? 'partly_paid' : 'unpaid'
}
