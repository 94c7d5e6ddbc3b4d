import { createRequire } from 'node:module'
import path from 'node:path'
import PDFDocument from 'pdfkit'
import type { StatementRow, StatementText } from '../../domain/payouts/statementText.ts'

const fonts = path.join(path.dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf')
const PLAIN = path.join(fonts, 'DejaVuSans.ttf')
const STRONG = path.join(fonts, 'DejaVuSans-Bold.ttf')

/** In points; 72 are an inch. */
const MARGIN = 56
const GAP = 8
const COLUMNS = { day: 62, amount: 92 } as const
const GREY = '#555555'

type Page = PDFKit.PDFDocument

/** A writer's month as PDF on A4. The same month gives the same bytes: its moment is the month's end. */
export function renderStatement(text: StatementText, madeAt: Date): Promise<Buffer> {
  const page = new PDFDocument({
    size: 'A4', margin: MARGIN, bufferPages: true, font: PLAIN, lang: 'en',
    info: { Title: text.title, Author: text.website, CreationDate: madeAt, ModDate: madeAt },
  } as PDFKit.PDFDocumentOptions)
  const done = bytesOf(page)
  heading(page, text)
  for (const { title, rows } of text.accounts) {
    page.moveDown().font(STRONG).fontSize(11).text(title, MARGIN)
    rule(page)
    for (const each of rows) row(page, each)
  }
  footers(page, text.title)
  page.end()
  return done
}

function bytesOf(page: Page): Promise<Buffer> {
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    page.on('data', (chunk: Buffer) => chunks.push(chunk))
    page.on('end', () => resolve(Buffer.concat(chunks)))
    page.on('error', reject)
  })
}

const widthOf = ({ page }: Page): number => page.width - 2 * MARGIN

function heading(page: Page, { website, title, facts }: StatementText): void {
  const width = widthOf(page)
  page.font(STRONG).fontSize(11).fillColor(GREY).text(website, MARGIN, MARGIN, { width })
  page.fillColor('black').fontSize(20).text(title, { width }).moveDown(0.4)
  for (const [name, value] of facts) {
    const top = page.y
    page.font(PLAIN).fontSize(9).fillColor(GREY).text(name, MARGIN, top, { width: 90 })
    page.fillColor('black').text(value, MARGIN + 90, top, { width: width - 90 })
  }
}

/** A line with its day, its amount and what was left; the next page takes what does not fit. */
function row(page: Page, { day, label, amount, balance, isStrong }: StatementRow): void {
  page.font(isStrong ? STRONG : PLAIN).fontSize(9)
  const width = widthOf(page) - COLUMNS.day - 2 * (COLUMNS.amount + GAP)
  if (page.y + page.heightOfString(label, { width }) + GAP > page.page.height - MARGIN - 2 * GAP) page.addPage()
  const top = page.y + GAP / 2
  const right = page.page.width - MARGIN - COLUMNS.amount
  page.text(balance, right, top, { width: COLUMNS.amount, align: 'right' })
  page.text(amount, right - COLUMNS.amount - GAP, top, { width: COLUMNS.amount, align: 'right' })
  page.text(day, MARGIN, top, { width: COLUMNS.day })
  page.text(label, MARGIN + COLUMNS.day, top, { width })
  page.y += GAP / 2
}

function rule(page: Page): void {
  page.moveTo(MARGIN, page.y).lineTo(page.page.width - MARGIN, page.y).lineWidth(0.5).strokeColor(GREY).stroke()
  page.y += GAP / 2
}

function footers(page: Page, name: string): void {
  const { count } = page.bufferedPageRange()
  for (let index = 0; index < count; index += 1) {
    page.switchToPage(index)
    // Below the margin, where text would otherwise ask for another page.
    page.page.margins.bottom = 0
    page.font(PLAIN).fontSize(8).fillColor(GREY).text(`${name}, page ${index + 1} of ${count}`, MARGIN, page.page.height - MARGIN + GAP, { width: widthOf(page), align: 'center', lineBreak: false })
  }
}
