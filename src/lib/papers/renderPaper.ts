import { createRequire } from 'node:module'
import path from 'node:path'
import PDFDocument from 'pdfkit'
import type { Paper } from '../../domain/papers/paper.ts'
import { paperText, type PaperText, type Row } from './paperText.ts'

const fonts = path.join(path.dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf')
const PLAIN = path.join(fonts, 'DejaVuSans.ttf')
const STRONG = path.join(fonts, 'DejaVuSans-Bold.ttf')

/** In points; 72 are an inch. */
const MARGIN = 56
const GAP = 8
const AMOUNT_WIDTH = 110
const HALF_GAP = 24
const GREY = '#555555'

type Page = PDFKit.PDFDocument

/**
 * A paper as PDF on A4. The same paper gives the same bytes: its moments are its own. Letters that the
 * fonts lack (Chinese, Japanese, Korean and others) come out as boxes, and Hebrew and Arabic unordered.
 */
export function renderPaper(paper: Paper): Promise<Buffer> {
  const text = paperText(paper)
  const page = new PDFDocument({
    size: 'A4', margin: MARGIN, bufferPages: true, font: PLAIN, lang: 'en',
    info: { Title: `${text.title} ${paper.number}`, Author: paper.seller.name, CreationDate: new Date(paper.issuedAt), ModDate: new Date(paper.issuedAt) },
  } as PDFKit.PDFDocumentOptions)
  const done = bytesOf(page)
  heading(page, text)
  parties(page, text)
  table(page, text.rows)
  totals(page, text.totals)
  if (text.note) page.moveDown().font(PLAIN).fontSize(9).text(text.note, MARGIN, page.y + GAP, { width: widthOf(page) })
  footers(page, `${text.title} ${paper.number}`)
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

function heading(page: Page, { website, title, facts }: PaperText): void {
  const width = widthOf(page)
  page.font(STRONG).fontSize(11).fillColor(GREY).text(website, MARGIN, MARGIN, { width })
  page.fillColor('black').fontSize(22).text(title, { width }).moveDown(0.4)
  for (const [name, value] of facts) {
    const top = page.y
    page.font(PLAIN).fontSize(9).fillColor(GREY).text(name, MARGIN, top, { width: 70 })
    page.fillColor('black').text(value, MARGIN + 70, top, { width: width - 70 })
  }
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

function table(page: Page, rows: readonly Row[]): void {
  rule(page)
  for (const each of rows) row(page, each)
  rule(page)
}

const totals = (page: Page, rows: readonly Row[]): void => rows.forEach((each) => row(page, each))

/** One line with its amount at the right; a long one breaks, and the next page takes what does not fit. */
function row(page: Page, { label, amount, isStrong = false }: Row): void {
  page.font(isStrong ? STRONG : PLAIN).fontSize(isStrong ? 11 : 9)
  const width = widthOf(page) - AMOUNT_WIDTH - GAP
  if (page.y + page.heightOfString(label, { width }) + GAP > page.page.height - MARGIN - 2 * GAP) page.addPage()
  const top = page.y + GAP / 2
  page.text(amount, page.page.width - MARGIN - AMOUNT_WIDTH, top, { width: AMOUNT_WIDTH, align: 'right' })
  page.text(label, MARGIN, top, { width })
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
