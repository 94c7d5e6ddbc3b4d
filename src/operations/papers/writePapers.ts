import type { PayloadRequest } from 'payload'
import { PAPER_KINDS } from '../../domain/papers/kinds.ts'
import type { PaperLayout } from '../../domain/papers/layout.ts'
import type { Buyer, Seller } from '../../domain/papers/paper.ts'
import { paperLines } from '../../domain/papers/paperLines.ts'
import { paperNumber, yearIn } from '../../domain/papers/paperNumber.ts'
import type { PlannedPaper } from '../../domain/papers/planPapers.ts'
import { rows } from '../../lib/db/rows.ts'
import type { Website } from '../../lib/websites/settings.ts'
import { draftPapers, type Draft } from './draftPapers.ts'
import { drawNumbers } from './drawNumbers.ts'
import type { IssuedPaper } from './issuedPapers.ts'
import { layoutNow } from './logos.ts'
import type { Subject } from './subjectOf.ts'

type Issue = { due: readonly PlannedPaper[]; issued: readonly IssuedPaper[]; subject: Subject; website: Website; seller: Seller; buyer: Buyer; at: Date }
type Numbered = Draft & { year: number; sequence: number; number: string }

/** Reckons, numbers and writes papers, in the transaction that locked their document. @returns their ids */
export async function writePapers(req: PayloadRequest, issue: Issue): Promise<string[]> {
  const drafts = draftPapers({ ...issue, rates: issue.website.papers.taxRates })
  const papers = await numbered(req, drafts, issue)
  const layout = await layoutNow(req, issue.website)
  for (const paper of papers) await insert(req, { ...paper, layout }, issue)
  return papers.map(({ id }) => id)
}

async function numbered(req: PayloadRequest, drafts: readonly Draft[], { website, at }: Issue): Promise<Numbered[]> {
  const year = yearIn(website.timeZone, at)
  const papers = new Map<string, Numbered>()
  for (const kind of PAPER_KINDS) {
    const ofKind = drafts.filter((draft) => draft.kind === kind)
    if (ofKind.length === 0) continue
    const first = await drawNumbers(req, { website: website.id, kind, year, count: ofKind.length })
    for (const [index, draft] of ofKind.entries()) papers.set(draft.id, { ...draft, year, sequence: first + index, number: paperNumber(website.papers.prefixes[kind], year, first + index) })
  }
  return drafts.map(({ id }) => papers.get(id)!)
}

const INSERT = `
  insert into papers (id, website_id, kind, number, year, sequence, client_id, payable_collection, payable_id, about, corrects_id, transaction_id,
    currency, net_minor, tax_minor, total_minor, lines, tax_lines, seller, buyer, layout, note, time_zone, issued_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24)`

async function insert(req: PayloadRequest, paper: Numbered & { layout: PaperLayout }, { subject, website, seller, buyer, at }: Issue): Promise<void> {
  const { id, kind, number, year, sequence, corrected, transaction, surchargeMinor, surchargeTaxMinor, netMinor, taxMinor, totalMinor, taxLines, note, layout } = paper
  const lines = paperLines({ kind, about: subject.about, totalMinor, netMinor, surchargeMinor, surchargeTaxMinor, sold: subject.sold })
  await rows(req, INSERT, [
    id, subject.website, kind, number, year, sequence, subject.client, subject.collection, subject.id, subject.about, corrected, transaction,
    subject.currency, netMinor, taxMinor, totalMinor, ...[lines, taxLines, seller, buyer, layout].map((data) => JSON.stringify(data)), note, website.timeZone, at,
  ])
}
