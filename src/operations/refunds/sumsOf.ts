import type { RefundPart } from '../../domain/refunds/parts.ts'

/** What goes where, for lists and for the client. */
export function sumsOf(parts: readonly RefundPart[]): { gatewayMinor: number; walletMinor: number; bonusMinor: number } {
  const to = (place: RefundPart['to']): number => parts.filter((part) => part.to === place).reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  return { gatewayMinor: to('gateway'), walletMinor: to('wallet'), bonusMinor: to('bonus') }
}
