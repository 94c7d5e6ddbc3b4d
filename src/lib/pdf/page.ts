import { createRequire } from 'node:module'
import path from 'node:path'
import PDFDocument from 'pdfkit'

const fonts = path.join(path.dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf')
export const PLAIN = path.join(fonts, 'DejaVuSans.ttf')
export const STRONG = path.join(fonts, 'DejaVuSans-Bold.ttf')

/** In points; 72 are an inch. */
export const MARGIN = 56
export const GAP = 8
export const GREY = '#555555'

export type Page = PDFKit.PDFDocument

/** A document on A4. Its moment is part of its bytes: the same content and moment give the same file. */
export const newPage = ({ title, author, at }: { title: string; author: string; at: Date }): Page =>
  new PDFDocument({
    size: 'A4', margin: MARGIN, bufferPages: true, font: PLAIN, lang: 'en',
    info: { Title: title, Author: author, CreationDate: at, ModDate: at },
  } as PDFKit.PDFDocumentOptions)

/** All bytes of a document, once it is ended. Call it before anything is written. */
export function bytesOf(page: Page): Promise<Buffer> {
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    page.on('data', (chunk: Buffer) => chunks.push(chunk))
    page.on('end', () => resolve(Buffer.concat(chunks)))
    page.on('error', reject)
  })
}

export const widthOf = ({ page }: Page): number => page.width - 2 * MARGIN

type Heading = { website: string; title: string; facts: readonly (readonly [string, string])[] }

/** Whose it is, what it is, and what it says of itself, name by name. */
export function heading(page: Page, { website, title, facts }: Heading, { titleSize, nameWidth }: { titleSize: number; nameWidth: number }): void {
  const width = widthOf(page)
  page.font(STRONG).fontSize(11).fillColor(GREY).text(website, MARGIN, MARGIN, { width })
  page.fillColor('black').fontSize(titleSize).text(title, { width }).moveDown(0.4)
  for (const [name, value] of facts) {
    const top = page.y
    page.font(PLAIN).fontSize(9).fillColor(GREY).text(name, MARGIN, top, { width: nameWidth })
    page.fillColor('black').text(value, MARGIN + nameWidth, top, { width: width - nameWidth })
  }
}

/** Turns to the next page where a line with this text would not fit on this one. */
export function keepTogether(page: Page, label: string, width: number): void {
  if (page.y + page.heightOfString(label, { width }) + GAP > page.page.height - MARGIN - 2 * GAP) page.addPage()
}

export function rule(page: Page): void {
  page.moveTo(MARGIN, page.y).lineTo(page.page.width - MARGIN, page.y).lineWidth(0.5).strokeColor(GREY).stroke()
  page.y += GAP / 2
}

/** The name and the number of each page, below the margin. */
export function footers(page: Page, name: string): void {
  const { count } = page.bufferedPageRange()
  for (let index = 0; index < count; index += 1) {
    page.switchToPage(index)
    // Below the margin, where text would otherwise ask for another page.
    page.page.margins.bottom = 0
    page.font(PLAIN).fontSize(8).fillColor(GREY).text(`${name}, page ${index + 1} of ${count}`, MARGIN, page.page.height - MARGIN + GAP, { width: widthOf(page), align: 'center', lineBreak: false })
  }
}
