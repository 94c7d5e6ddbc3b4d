import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'

const MOST_BYTES = 150 * 1_024
/** A page longer than this many screens says nothing more by being longer. */
const TALLEST = 1_800

/** Writes a picture for the documents: few colours, cut to a readable height, at most 150 KB. */
export async function keepPicture(png: Buffer, file: string): Promise<void> {
  mkdirSync(path.dirname(file), { recursive: true })
  const { width = 0, height = 0 } = await sharp(png).metadata()
  const cut = sharp(png).extract({ left: 0, top: 0, width, height: Math.min(height, TALLEST) })
  for (const colours of [128, 64, 32, 16]) {
    writeFileSync(file, await cut.clone().png({ palette: true, colours, effort: 10, compressionLevel: 9 }).toBuffer())
    if (statSync(file).size <= MOST_BYTES) return
  }
  throw new Error(`${file} is larger than ${MOST_BYTES} bytes`)
}
