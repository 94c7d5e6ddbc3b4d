import type { EvidencePack, EvidenceRow } from '../../domain/disputes/evidence.ts'
import { bytesOf, footers, GAP, heading, keepTogether, MARGIN, newPage, type Page, PLAIN, rule, STRONG, widthOf } from '../pdf/page.ts'

const WHEN_WIDTH = 110

/** Evidence for a bank as PDF on A4. The same pack gives the same bytes. */
export function renderEvidence(pack: EvidencePack): Promise<Buffer> {
  const page = newPage({ title: pack.title, author: pack.website, at: new Date(pack.madeAt) })
  const done = bytesOf(page)
  heading(page, pack, { titleSize: 18, nameWidth: 90 })
  if (pack.answer) part(page, 'Our answer', () => page.font(PLAIN).fontSize(10).text(pack.answer, MARGIN, page.y, { width: widthOf(page) }))
  for (const { title, rows } of pack.sections) part(page, title, () => rows.forEach((each) => row(page, each)))
  footers(page, pack.title)
  page.end()
  return done
}

function part(page: Page, title: string, write: () => void): void {
  page.moveDown().font(STRONG).fontSize(11)
  keepTogether(page, title, widthOf(page))
  page.text(title, MARGIN)
  rule(page)
  write()
}

/** A line with its moment; the next page takes what does not fit. */
function row(page: Page, { when, text }: EvidenceRow): void {
  page.font(PLAIN).fontSize(9)
  const width = widthOf(page) - WHEN_WIDTH
  keepTogether(page, text, width)
  const top = page.y + GAP / 2
  page.text(when, MARGIN, top, { width: WHEN_WIDTH })
  page.text(text, MARGIN + WHEN_WIDTH, top, { width })
  page.y += GAP / 2
}
