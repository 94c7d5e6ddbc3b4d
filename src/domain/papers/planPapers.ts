import type { PaperKind } from './kinds.ts'

/**
 * What the books say about the money of one document, oldest first. A `return` is a refund that came back and is
 * held again; an `earning` is what writer, website and tax got; an `earned_refund` took that back.
 */
export type MoneyMove = { transaction: string; what: 'payment' | 'refund' | 'earned_refund' | 'return' | 'earning'; amountMinor: number; /** Paid besides: the fee of a gateway, and of it the tax. */ surchargeMinor?: number; surchargeTaxMinor?: number }

/**
 * By an installment plan, where a refund makes nothing due again; ended, so that nothing more is paid or earned;
 * and what was issued before.
 */
export type PaidHow = { isInParts?: boolean; isEnded?: boolean; issued?: readonly PaperKey[] }

/** One paper: what it is about, and for a credit note the paper that it takes back from. */
export type PlannedPaper = { kind: PaperKind; transaction: string; amountMinor: number; /** Of it the fee of gateways, and the tax in that. */ surchargeMinor: number; surchargeTaxMinor: number; corrects: PaperKey | null }
export type PaperKey = { kind: PaperKind; transaction: string }

/**
 * The papers that a document's money asks for, in the order of the books: an invoice with the payment
 * that makes it paid in full, a receipt for each payment, a credit note for each refund. What came back of a
 * refund gets a receipt, and no second invoice. An invoice has the fees of the payments since the one before it. Where it ended before it was paid in full, an invoice is about what
 * was kept of it.
 * @param totalMinor its price; null for what is not sold, such as a top-up, and gets no invoice
 */
export function planPapers(moves: readonly MoneyMove[], totalMinor: number | null, { isInParts = false, isEnded = false, issued = [] }: PaidHow = {}): PlannedPaper[] {
  const papers: PlannedPaper[] = []
  const tally: Tally = { receivedMinor: 0, returnedMinor: 0, fees: NO_FEES }
  for (const move of moves) papers.push(...papersOf(move, counted(tally, move, { totalMinor, isInParts }), papers))
  return isEnded && !papers.some(isInvoice) ? withKept(papers, moves, { issued, fees: tally.fees }) : papers
}

/** Of a plan, what went back is no part of what the invoice is about: its credit notes take it off receipts. */
type Tally = { receivedMinor: number; returnedMinor: number; fees: Fees }

/** Counts a move. @returns what the invoice is about, where it makes the document paid in full */
function counted(tally: Tally, move: MoneyMove, { totalMinor, isInParts }: { totalMinor: number | null; isInParts: boolean }): Invoiced | null {
  const wasPaid = totalMinor === null || tally.receivedMinor >= totalMinor
  const signedMinor = signed(move)
  if (move.what === 'payment' || !isInParts) tally.receivedMinor += signedMinor
  else tally.returnedMinor -= signedMinor
  tally.fees = withFee(tally.fees, move)
  if (move.what !== 'payment' || wasPaid || tally.receivedMinor < totalMinor) return null
  const invoiced = { amountMinor: totalMinor - tally.returnedMinor, fees: tally.fees }
  tally.fees = NO_FEES
  return invoiced
}

/** Once it was issued it stays as it is, and refunds of what was earned take back from it. */
function withKept(papers: readonly PlannedPaper[], moves: readonly MoneyMove[], { issued, fees }: { issued: readonly PaperKey[]; fees: Fees }): PlannedPaper[] {
  const kept = issued.find(isInvoice)
  const keptMinor = moves.reduce((sum, move) => sum + earnedMinorOf(move), 0)
  const last = moves.findLast(({ what }) => what === 'earning')
  if (!kept) return last && keptMinor > 0 ? [...papers, invoiceOf(last.transaction, { amountMinor: keptMinor, fees })] : [...papers]
  const ofEarned = new Set(moves.filter(({ what }) => what === 'earned_refund').map(({ transaction }) => transaction))
  return papers.map((paper) => (ofEarned.has(paper.transaction) ? { ...paper, corrects: { kind: kept.kind, transaction: kept.transaction } } : paper))
}

function papersOf(move: MoneyMove, invoiced: Invoiced | null, before: readonly PlannedPaper[]): PlannedPaper[] {
  if (move.what === 'earning') return []
  return isRefund(move) ? [creditNote(move, before)] : payment(move, invoiced)
}

const isRefund = ({ what }: MoneyMove): boolean => what === 'refund' || what === 'earned_refund'
const isInvoice = ({ kind }: PaperKey): boolean => kind === 'invoice'

function signed(move: MoneyMove): number {
  if (move.what === 'earning') return 0
  return isRefund(move) ? -move.amountMinor : move.amountMinor
}

function earnedMinorOf({ what, amountMinor }: MoneyMove): number {
  if (what === 'earning') return amountMinor
  return what === 'earned_refund' ? -amountMinor : 0
}

type Fees = { surchargeMinor: number; surchargeTaxMinor: number }
type Invoiced = { amountMinor: number; fees: Fees }

const NO_FEES: Fees = { surchargeMinor: 0, surchargeTaxMinor: 0 }
const withFee = (fees: Fees, { surchargeMinor = 0, surchargeTaxMinor = 0 }: MoneyMove): Fees =>
  ({ surchargeMinor: fees.surchargeMinor + surchargeMinor, surchargeTaxMinor: fees.surchargeTaxMinor + surchargeTaxMinor })

function payment({ transaction, amountMinor, surchargeMinor = 0 }: MoneyMove, invoiced: Invoiced | null): PlannedPaper[] {
  const receipt: PlannedPaper = { kind: 'receipt', transaction, amountMinor: amountMinor + surchargeMinor, surchargeMinor, surchargeTaxMinor: 0, corrects: null }
  return invoiced ? [invoiceOf(transaction, invoiced), receipt] : [receipt]
}

const invoiceOf = (transaction: string, { amountMinor, fees }: Invoiced): PlannedPaper =>
  ({ kind: 'invoice', transaction, amountMinor: amountMinor + fees.surchargeMinor, ...fees, corrects: null })

/** It takes back from the last invoice; where the refund came before there was one, from the last receipt. */
function creditNote({ transaction, amountMinor }: MoneyMove, before: readonly PlannedPaper[]): PlannedPaper {
  const corrected = before.findLast(isInvoice) ?? before.findLast(({ kind }) => kind === 'receipt')
  if (!corrected) throw new Error(`The refund ${transaction} gives back what nobody paid`)
  return { kind: 'credit_note', transaction, amountMinor, ...NO_FEES, corrects: { kind: corrected.kind, transaction: corrected.transaction } }
}

export const isSamePaper = (a: PaperKey, b: PaperKey): boolean => a.kind === b.kind && a.transaction === b.transaction
