import type { StatementRow, StatementText } from '../../domain/payouts/statementText.ts'
import { bytesOf, footers, GAP, heading, keepTogether, MARGIN, newPage, type Page, PLAIN, rule, STRONG, widthOf } from '../pdf/page.ts'

const COLUMNS = { day: 62, amount: 92 } as const

/** A writer's month as PDF on A4. The same month gives the same bytes: its moment is the month's end. */
export function renderStatement(text: StatementText, madeAt: Date): Promise<Buffer> {
  const page = newPage({ title: text.title, author: text.website, at: madeAt })
  const done = bytesOf(page)
  heading(page, text, { titleSize: 20, nameWidth: 90 })
  for (const { title, rows } of text.accounts) {
    page.moveDown().font(STRONG).fontSize(11).text(title, MARGIN)
    rule(page)
    for (const each of rows) row(page, each)
  }
  footers(page, text.title)
  page.end()
  return done
}

/** A line with its day, its amount and what was left; the next page takes what does not fit. */
function row(page: Page, { day, label, amount, balance, isStrong }: StatementRow): void {
  page.font(isStrong ? STRONG : PLAIN).fontSize(9)
  const width = widthOf(page) - COLUMNS.day - 2 * (COLUMNS.amount + GAP)
  keepTogether(page, label, width)
  const top = page.y + GAP / 2
  const right = page.page.width - MARGIN - COLUMNS.amount
  page.text(balance, right, top, { width: COLUMNS.amount, align: 'right' })
  page.text(amount, right - COLUMNS.amount - GAP, top, { width: COLUMNS.amount, align: 'right' })
  page.text(day, MARGIN, top, { width: COLUMNS.day })
  page.text(label, MARGIN + COLUMNS.day, top, { width })
  page.y += GAP / 2
}
