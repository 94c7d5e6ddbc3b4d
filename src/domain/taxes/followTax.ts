import type { Move } from '../ledger/fundings.ts'
import { stepsOf, type Step } from './steps.ts'
import { taxInPart } from './taxInPart.ts'

/** A price with the tax in it, and how it is paid. */
export type TaxedSale = {
  totalMinor: number
  taxMinor: number
  /** By an installment plan, where a refund makes nothing due again. */
  isInParts: boolean
}

export type FollowedTax = {
  /** Of what is held now, the tax in it. */
  heldTaxMinor: number
  /** In the account of the tax now. */
  postedMinor: number
  /** It was paid in full, so that there is an invoice about its price. */
  isInvoiced: boolean
  /** On that invoice: what was agreed, but for what an installment plan gave back before. */
  invoicedTaxMinor: number
  /** The tax in what a transaction gave back of what an invoice states, and in what came back of that. */
  byTransaction: ReadonlyMap<string, number>
}

type Book = FollowedTax & {
  heldMinor: number
  receivedMinor: number
  refundedMinor: number
  refundedTaxMinor: number
  byTransaction: Map<string, number>
}

/**
 * Follows the tax of a sale through its held funds, so that papers and books agree to the minor unit: what
 * invoices state less what credit notes take back is always what was posted to tax and what is in held funds.
 * Until there is an invoice, what is held has its share of the tax; from then on each part of what is held
 * that leaves it takes tax in proportion.
 */
export function followTax(history: readonly Move[], sale: TaxedSale): FollowedTax {
  const book: Book = { heldTaxMinor: 0, invoicedTaxMinor: 0, byTransaction: new Map(), heldMinor: 0, receivedMinor: 0, postedMinor: 0, isInvoiced: false, refundedMinor: 0, refundedTaxMinor: 0 }
  for (const step of stepsOf(history)) {
    take(book, step, sale)
    if (!book.isInvoiced) book.heldTaxMinor = taxInPart(book.heldMinor, { wholeMinor: sale.totalMinor, taxMinor: sale.taxMinor })
  }
  return book
}

function take(book: Book, step: Step, sale: TaxedSale): void {
  if (step.earnedMinor !== 0 || step.earnedTaxMinor !== 0) earn(book, step)
  if (step.kind === 'refund_failed') comeBack(book, step, sale)
  else if (step.refundedMinor > 0) refund(book, step, sale)
  else if (step.receivedMinor > 0) pay(book, step, sale)
}

/** Earned, or with a minus taken back. */
function earn(book: Book, { earnedMinor, earnedTaxMinor }: Step): void {
  book.heldMinor -= earnedMinor
  book.heldTaxMinor -= earnedTaxMinor
  book.postedMinor += earnedTaxMinor
}

function pay(book: Book, { receivedMinor }: Step, { totalMinor, taxMinor, isInParts }: TaxedSale): void {
  book.heldMinor += receivedMinor
  const isDue = book.receivedMinor < totalMinor
  book.receivedMinor += receivedMinor
  if (!isDue || book.receivedMinor < totalMinor) return
  const soldTaxMinor = isInParts ? taxInPart(totalMinor - book.refundedMinor, { wholeMinor: totalMinor, taxMinor }) : taxMinor
  // What was earned before has its tax; a rounding never leaves more tax than money.
  book.heldTaxMinor = Math.min(book.heldMinor, Math.max(0, soldTaxMinor - book.postedMinor))
  book.invoicedTaxMinor = book.postedMinor + book.heldTaxMinor
  book.refundedMinor = 0
  book.isInvoiced = true
}

function refund(book: Book, { transaction, refundedMinor, earnedMinor, earnedTaxMinor }: Step, { isInParts }: TaxedSale): void {
  const isOfEarned = earnedMinor < 0
  const tax = isOfEarned ? -earnedTaxMinor : taxInPart(refundedMinor, { wholeMinor: book.heldMinor, taxMinor: book.heldTaxMinor })
  book.heldMinor -= refundedMinor
  book.heldTaxMinor -= tax
  if (!isInParts) book.receivedMinor -= refundedMinor
  // Before there is an invoice a credit note takes no tax back; of what was earned the books say what was taken.
  if (book.isInvoiced || isOfEarned) book.byTransaction.set(transaction, tax)
  book.refundedMinor += refundedMinor
  if (book.isInvoiced) book.refundedTaxMinor += tax
}

/** What a gateway could not give back is held again, unless the client got it another way at once. */
function comeBack(book: Book, { transaction, receivedMinor, refundedMinor }: Step, { isInParts }: TaxedSale): void {
  const backMinor = receivedMinor - refundedMinor
  if (backMinor <= 0) return
  const tax = taxInPart(Math.min(backMinor, book.refundedMinor), { wholeMinor: book.refundedMinor, taxMinor: book.refundedTaxMinor })
  book.heldMinor += backMinor
  book.heldTaxMinor += tax
  book.refundedMinor = Math.max(0, book.refundedMinor - backMinor)
  book.refundedTaxMinor -= tax
  if (!isInParts) book.receivedMinor += backMinor
  if (book.isInvoiced) book.byTransaction.set(transaction, tax)
}
