import { percentOf } from '../money/portion.ts'
import { taxInPart } from '../taxes/taxInPart.ts'
import { NOT_STARTED, type OrderState } from './states.ts'

type Priced = { totalMinor: number; heldMinor: number }

/** A writer's share of an order's price; never more than what is still held for it. */
export const writerShareOf = ({ totalMinor, heldMinor }: Priced, percent: number): number =>
  Math.min(percentOf(totalMinor, percent), heldMinor)

export type Cancellation = Priced & {
  state: OrderState
  /** Of what is held, the tax; and whether it came on top of the price. */
  heldTaxMinor?: number
  isTaxOnTop?: boolean | undefined
  /** What went back to the client before. */
  refundedMinor?: number
  /** Of the price, what an installment plan would have brought later. */
  unpaidMinor?: number
  /** The client's part of the price once work has begun. */
  startedRefundPercent: number
  /** The writer's part of what the client does not get back. */
  writerSharePercent: number
}
export type Settlement = { refundMinor: number; writerMinor: number; platformMinor: number; taxMinor: number }

/**
 * Who gets what when an order is cancelled. Before work began the client gets everything back; later
 * the website's part of the price, less what went back before and what was not paid, and of the rest the writer gets the usual share, never
 * of tax on top of the price. The four parts are what was held, to the cent.
 */
export function settleCancelled(cancellation: Cancellation): Settlement {
  const { state, totalMinor, heldMinor, heldTaxMinor = 0, isTaxOnTop = false, refundedMinor = 0, unpaidMinor = 0, startedRefundPercent, writerSharePercent } = cancellation
  if (isNotStarted(state)) return { refundMinor: heldMinor, writerMinor: 0, platformMinor: 0, taxMinor: 0 }
  const refundMinor = Math.min(heldMinor, Math.max(0, percentOf(totalMinor, startedRefundPercent) - refundedMinor - unpaidMinor))
  const restMinor = heldMinor - refundMinor
  const taxMinor = heldTaxMinor - taxInPart(refundMinor, { wholeMinor: heldMinor, taxMinor: heldTaxMinor })
  const netMinor = restMinor - taxMinor
  const writerMinor = Math.min(netMinor, percentOf(isTaxOnTop ? netMinor : restMinor, writerSharePercent))
  return { refundMinor, writerMinor, platformMinor: netMinor - writerMinor, taxMinor }
}

export const isNotStarted = (state: OrderState): boolean => (NOT_STARTED as readonly OrderState[]).includes(state)
