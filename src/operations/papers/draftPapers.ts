import { v7 as uuid } from 'uuid'
import type { Buyer, Seller } from '../../domain/papers/paper.ts'
import { isSamePaper, type PlannedPaper } from '../../domain/papers/planPapers.ts'
import { dividedLike, taxRefunded, taxWithin, type Taxed } from '../../domain/papers/taxLines.ts'
import { REVERSE_CHARGE_NOTE, taxRule, type TaxRate, type TaxTreatment } from '../../domain/papers/taxRule.ts'
import { taxedAsAgreed } from '../../domain/taxes/decidedTax.ts'
import type { FollowedTax } from '../../domain/taxes/followTax.ts'
import type { IssuedPaper } from './issuedPapers.ts'
import type { AgreedTax, Subject } from './subjectOf.ts'

export type Draft = PlannedPaper & Taxed & { id: string; corrected: string | null; note: string | null }

export type Drafting = { due: readonly PlannedPaper[]; issued: readonly IssuedPaper[]; subject: Subject; seller: Seller; buyer: Buyer; rates: readonly TaxRate[] }
type Before = PlannedPaper['corrects'] & Taxed & { id: string; corrects: string | null; note: string | null }
type Corrected = { of: Before; taken: readonly Before[] }

/** Reckons what each paper says of money, taxes and why there are none. Nothing is numbered or written. */
export function draftPapers({ due, issued, subject, seller, buyer, rates }: Drafting): Draft[] {
  const agreed = subject.tax
  const treatment = agreed ?? taxRule({ seller, buyer, rates })
  const drafts: Draft[] = []
  for (const paper of due) {
    const before = [...issued, ...drafts.map((draft) => ({ ...draft, corrects: draft.corrected }))] as Before[]
    const corrected = paper.corrects && correctedOf(paper.corrects, before)
    const taxed = agreed ? asAgreed(paper, { agreed, corrected, subject }) : asDecidedNow(paper, treatment as TaxTreatment, corrected)
    drafts.push({ ...paper, ...taxed, id: uuid(), corrected: corrected?.of.id ?? null, note: corrected ? corrected.of.note : noteOf(paper, treatment) })
  }
  return drafts
}

function correctedOf(key: NonNullable<PlannedPaper['corrects']>, before: readonly Before[]): Corrected {
  const of = before.find((each) => isSamePaper(each, key))!
  return { of, taken: before.filter(({ corrects }) => corrects === of.id) }
}

type Agreed = { agreed: AgreedTax; corrected: Corrected | null; subject: Subject }

/**
 * The invoice of a whole price has the taxes that were agreed. Of everything else the books have decided how
 * much tax is in it: none in a payment, which is no sale.
 */
function asAgreed({ kind, transaction, amountMinor, surchargeTaxMinor }: PlannedPaper, { agreed, corrected, subject }: Agreed): Taxed {
  const taxMinor = taxOf(kind, transaction, agreed.followed) + surchargeTaxMinor
  if (kind === 'invoice' && amountMinor === subject.totalMinor && taxMinor === agreed.taxMinor) return taxedAsAgreed(amountMinor, taxMinor, agreed)
  const isPlain = kind === 'receipt' && taxMinor === 0
  return dividedLike(amountMinor, taxMinor, corrected ? { taxLines: corrected.of.taxLines, credited: corrected.taken } : { taxLines: isPlain ? [] : agreed.lines })
}

/** An invoice is about what was paid in full, or else about what was kept. */
function taxOf(kind: PlannedPaper['kind'], transaction: string, { isInvoiced, invoicedTaxMinor, postedMinor, byTransaction }: FollowedTax): number {
  if (kind !== 'invoice') return byTransaction.get(transaction) ?? 0
  return isInvoiced ? invoicedTaxMinor : postedMinor
}

const asDecidedNow = ({ kind, amountMinor }: PlannedPaper, treatment: TaxTreatment, corrected: Corrected | null): Taxed =>
  corrected ? taxRefunded(amountMinor, corrected.of, corrected.taken) : taxWithin(amountMinor, kind === 'invoice' ? treatment : { rates: [] })

const noteOf = ({ kind }: PlannedPaper, { how }: Pick<TaxTreatment, 'how'>): string | null => (kind === 'invoice' && how === 'reverse_charge' ? REVERSE_CHARGE_NOTE : null)
