import { createHash } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import { fileTypeFromBuffer } from 'file-type'
import { bytesOf, newPage } from '../pdf/page.ts'

export type Logo = { content: Buffer; sha256: string }

export const LOGO_BYTES = 100_000
const MOST_PIXELS = 2_000
/** A data URL is a third longer than what it holds, and has a few words before it. */
export const LOGO_URL_LENGTH = Math.ceil(LOGO_BYTES / 3) * 4 + 40

const DATA_URL = /^data:image\/(?:png|jpeg);base64,([A-Za-z0-9+/]+={0,2})$/

/** The image in a data URL. Whether it can be printed was seen when it was saved. */
export function logoOf(dataUrl: string | null): Logo | null {
  const content = dataUrl ? contentOf(dataUrl) : null
  return content && { content, sha256: createHash('sha256').update(content).digest('hex') }
}

const contentOf = (dataUrl: string): Buffer | null => {
  const [, base64] = DATA_URL.exec(dataUrl) ?? []
  return base64 === undefined ? null : Buffer.from(base64, 'base64')
}

/** Whether an image can stand on papers, by what is in it and not by what it is called; or why not. */
export async function isLogo(value: unknown): Promise<true | string> {
  if (value === null || value === undefined || value === '') return true
  const content = typeof value === 'string' && value.length <= LOGO_URL_LENGTH ? contentOf(value) : null
  if (!content || content.length > LOGO_BYTES) return `Choose a PNG or JPEG image of up to ${LOGO_BYTES / 1_000} kB.`
  return isImage(content)
}

async function isImage(content: Buffer): Promise<true | string> {
  const type = (await fileTypeFromBuffer(content))?.mime
  if (type !== 'image/png' && type !== 'image/jpeg') return 'Choose a PNG or JPEG image: what is in this file is something else.'
  if (type === 'image/png' && !isWholePng(content)) return BROKEN
  return isPrintable(content)
}

/** What pdfkit has and its types leave out. */
type Printer = { openImage: (content: Buffer) => { width: number; height: number } }

const BROKEN = 'This image is damaged. Save it anew as PNG or JPEG.'

/** Prints it once: what the printer does not take is refused now and not when an invoice is due. */
async function isPrintable(content: Buffer): Promise<true | string> {
  try {
    const page = newPage({ title: 'Logo', author: '', at: new Date(0) })
    const done = bytesOf(page)
    const { width, height } = (page as unknown as Printer).openImage(content)
    if (!(width > 0 && height > 0)) return BROKEN
    if (Math.max(width, height) > MOST_PIXELS) return `Choose a smaller image: up to ${MOST_PIXELS.toLocaleString('en')} pixels wide and high.`
    page.image(content, 0, 0, { fit: [100, 50] })
    page.end()
    await done
    return true
  } catch {
    return BROKEN
  }
}

const SIGNATURE = 8
const CHANNELS: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

/** Unpacks no more than the size it claims, so that a small file can't fill the memory. */
function isWholePng(content: Buffer): boolean {
  const parts: Buffer[] = []
  let header: Buffer | null = null
  for (let at = SIGNATURE; at + 12 <= content.length; ) {
    const length = content.readUInt32BE(at)
    const name = content.toString('latin1', at + 4, at + 8)
    const data = content.subarray(at + 8, at + 8 + length)
    if (name === 'IHDR' && length === 13) header = data
    if (name === 'IDAT') parts.push(data)
    at += 12 + length
  }
  return header !== null && hasItsPixels(header, Buffer.concat(parts))
}

function hasItsPixels(header: Buffer, packed: Buffer): boolean {
  const [width, height, depth, channels] = [header.readUInt32BE(0), header.readUInt32BE(4), header.readUInt8(8), CHANNELS[header.readUInt8(9)] ?? 0]
  // Too large a one is told so by its size.
  if (Math.max(width, height) > MOST_PIXELS) return true
  const wanted = height * (1 + Math.ceil((width * channels * depth) / 8))
  try {
    // The seven passes of an interlaced image have lines of their own.
    return inflateSync(packed, { maxOutputLength: 2 * wanted + 64 * (width + height) }).length >= wanted
  } catch {
    return false
  }
}
