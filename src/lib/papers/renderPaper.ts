import { PLAIN_LAYOUT } from '../../domain/papers/layout.ts'
import type { Paper } from '../../domain/papers/paper.ts'
import { bytesOf, footers, GAP, GREY, heading, keepTogether, MARGIN, newPage, type Page, PLAIN, rule, STRONG, widthOf } from '../pdf/page.ts'
import { paperText, type PaperText, type Row } from './paperText.ts'

const AMOUNT_WIDTH = 110
const HALF_GAP = 24

/**
 * A paper as PDF, in the layout that it was issued with. The same paper gives the same bytes: its moments are its own. Letters that the
 * fonts lack (Chinese, Japanese, Korean and others) come out as boxes, and Hebrew and Arabic unordered.
 */
export function renderPaper(paper: Paper, logo: Buffer | null = null): Promise<Buffer> {
  const text = paperText(paper)
  const name = `${text.title} ${paper.number}`
  const { pageSize: size, accentColor: color, footer } = paper.layout ?? PLAIN_LAYOUT
  const page = newPage({ title: name, author: paper.seller.name, at: new Date(paper.issuedAt), size })
  const done = bytesOf(page)
  heading(page, text, { titleSize: 22, nameWidth: 70, color, image: logo })
  parties(page, text)
  table(page, text.rows, color ?? GREY)
  totals(page, text.totals)
  if (text.note) page.moveDown().font(PLAIN).fontSize(9).text(text.note, MARGIN, page.y + GAP, { width: widthOf(page) })
  footers(page, name, footer)
  page.end()
  return done
}

/** Who sells beside who buys. */
function parties(page: Page, { seller, buyer }: PaperText): void {
  const top = page.y + 2 * GAP
  const width = (widthOf(page) - HALF_GAP) / 2
  const bottoms = [{ title: 'From', lines: seller, left: MARGIN }, { title: 'To', lines: buyer, left: MARGIN + width + HALF_GAP }].map(({ title, lines, left }) => {
    page.font(PLAIN).fontSize(9).fillColor(GREY).text(title, left, top, { width }).fillColor('black')
    const [first = '', ...others] = lines
    page.font(STRONG).text(first, { width }).font(PLAIN).text(others.join('\n'), { width })
    return page.y
  })
  page.y = Math.max(...bottoms) + 2 * GAP
}

function table(page: Page, rows: readonly Row[], color: string): void {
  rule(page, color)
  for (const each of rows) row(page, each)
  rule(page, color)
}

const totals = (page: Page, rows: readonly Row[]): void => rows.forEach((each) => row(page, each))

/** One line with its amount at the right; a long one breaks, and the next page takes what does not fit. */
function row(page: Page, { label, amount, isStrong = false }: Row): void {
  page.font(isStrong ? STRONG : PLAIN).fontSize(isStrong ? 11 : 9)
  const width = widthOf(page) - AMOUNT_WIDTH - GAP
  keepTogether(page, label, width)
  const top = page.y + GAP / 2
  page.text(amount, page.page.width - MARGIN - AMOUNT_WIDTH, top, { width: AMOUNT_WIDTH, align: 'right' })
  page.text(label, MARGIN, top, { width })
  page.y += GAP / 2
}
