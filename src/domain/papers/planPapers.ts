import type { PaperKind } from './kinds.ts'

/** What the books say about the money of one document, oldest first. A `return` is a refund that came back and is held again. */
export type MoneyMove = { transaction: string; what: 'payment' | 'refund' | 'return'; amountMinor: number; /** Paid besides: the fee of a gateway. */ surchargeMinor?: number }

/** One paper: what it is about, and for a credit note the paper that it takes back from. */
export type PlannedPaper = { kind: PaperKind; transaction: string; amountMinor: number; /** Of it the fee of gateways. */ surchargeMinor: number; corrects: PaperKey | null }
export type PaperKey = { kind: PaperKind; transaction: string }

/**
 * The papers that a document's money asks for, in the order of the books: an invoice with the payment
 * that makes it paid in full, a receipt for each payment, a credit note for each refund. What came back of a
 * refund gets a receipt, and no second invoice. An invoice has the fees of the payments since the one before it.
 * @param totalMinor its price; null for what is not sold, such as a top-up, and gets no invoice
 * @param isInParts paid by an installment plan, where a refund makes nothing due again
 */
export function planPapers(moves: readonly MoneyMove[], totalMinor: number | null, isInParts = false): PlannedPaper[] {
  const papers: PlannedPaper[] = []
  let receivedMinor = 0
  let feesMinor = 0
  for (const move of moves) {
    const beforeMinor = receivedMinor
    receivedMinor += countedMinor(move, isInParts)
    feesMinor += move.surchargeMinor ?? 0
    const isNowPaid = move.what === 'payment' && totalMinor !== null && beforeMinor < totalMinor && receivedMinor >= totalMinor
    papers.push(...(move.what === 'refund' ? [creditNote(move, papers)] : payment(move, isNowPaid ? { totalMinor, feesMinor } : null)))
    if (isNowPaid) feesMinor = 0
  }
  return papers
}

function countedMinor({ what, amountMinor }: MoneyMove, isInParts: boolean): number {
  if (what === 'payment') return amountMinor
  if (isInParts) return 0
  return what === 'refund' ? -amountMinor : amountMinor
}

type Invoiced = { totalMinor: number; feesMinor: number }

function payment({ transaction, amountMinor, surchargeMinor = 0 }: MoneyMove, invoiced: Invoiced | null): PlannedPaper[] {
  const receipt: PlannedPaper = { kind: 'receipt', transaction, amountMinor: amountMinor + surchargeMinor, surchargeMinor, corrects: null }
  if (!invoiced) return [receipt]
  const { totalMinor, feesMinor } = invoiced
  return [{ kind: 'invoice', transaction, amountMinor: totalMinor + feesMinor, surchargeMinor: feesMinor, corrects: null }, receipt]
}

/** It takes back from the last invoice; where the refund came before there was one, from the last receipt. */
function creditNote({ transaction, amountMinor }: MoneyMove, before: readonly PlannedPaper[]): PlannedPaper {
  const corrected = before.findLast(({ kind }) => kind === 'invoice') ?? before.findLast(({ kind }) => kind === 'receipt')
  if (!corrected) throw new Error(`The refund ${transaction} gives back what nobody paid`)
  return { kind: 'credit_note', transaction, amountMinor, surchargeMinor: 0, corrects: { kind: corrected.kind, transaction: corrected.transaction } }
}

export const isSamePaper = (a: PaperKey, b: PaperKey): boolean => a.kind === b.kind && a.transaction === b.transaction
