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

/** Sizes of paper by the names that the printer has for them. */
type Size = 'A4' | 'LETTER'

/** A document, on A4 unless it says otherwise. Its moment is part of its bytes: the same content and moment give the same file. */
export const newPage = ({ title, author, at, size = 'A4' }: { title: string; author: string; at: Date; size?: Size }): Page =>
  new PDFDocument({
    size, margin: MARGIN, bufferPages: true, font: PLAIN, lang: 'en',
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

/** How a heading looks: an image at the right of it, and a colour of one's own for what stands large. */
type Look = { titleSize: number; nameWidth: number; color?: string | null; image?: Buffer | null }

const IMAGE_WIDTH = 160
const IMAGE_HEIGHT = 48

/** Whose it is, what it is, and what it says of itself, name by name. */
export function heading(page: Page, { website, title, facts }: Heading, { titleSize, nameWidth, color, image }: Look): void {
  const width = widthOf(page)
  if (image) page.image(image, page.page.width - MARGIN - IMAGE_WIDTH, MARGIN, { fit: [IMAGE_WIDTH, IMAGE_HEIGHT], align: 'right' })
  const besides = image ? width - IMAGE_WIDTH - GAP : width
  page.font(STRONG).fontSize(11).fillColor(color ?? GREY).text(website, MARGIN, MARGIN, { width: besides })
  page.fillColor(color ?? 'black').fontSize(titleSize).text(title, { width: besides }).moveDown(0.4)
  if (image) page.y = Math.max(page.y, MARGIN + IMAGE_HEIGHT + GAP)
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

export function rule(page: Page, color: string = GREY): void {
  page.moveTo(MARGIN, page.y).lineTo(page.page.width - MARGIN, page.y).lineWidth(0.5).strokeColor(color).stroke()
  page.y += GAP / 2
}

const FOOTER_HEIGHT = 30

/** The name and the number of each page, and what else is to stand on each, below the margin. */
export function footers(page: Page, name: string, text: string | null = null): void {
  const { count } = page.bufferedPageRange()
  for (let index = 0; index < count; index += 1) {
    page.switchToPage(index)
    // Below the margin, where text would otherwise ask for another page.
    page.page.margins.bottom = 0
    const [top, width] = [page.page.height - MARGIN, widthOf(page)]
    page.font(PLAIN).fontSize(8).fillColor(GREY).text(`${name}, page ${index + 1} of ${count}`, MARGIN, top + GAP, { width, align: 'center', lineBreak: false })
    if (text) page.fontSize(7).text(text, MARGIN, top + 2.5 * GAP, { width, height: FOOTER_HEIGHT, align: 'center', ellipsis: true })
  }
}
