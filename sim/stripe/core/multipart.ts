import { createHash } from 'node:crypto'
import busboy from 'busboy'
import type { Fields } from './types.ts'

/** The largest file of evidence that Stripe takes, and something for the rest of the body. */
export const UPLOAD_LIMIT = 5 * 1024 * 1024 + 64 * 1024

/** The fields of an upload; of a file its name, kind, size and fingerprint stay. */
export function parseMultipart(contentType: string, body: Buffer): Promise<Fields> {
  return new Promise((resolve, reject) => {
    const fields: Fields = {}
    const parser = busboy({ headers: { 'content-type': contentType } })
    parser.on('field', (name, value) => void (fields[name] = value))
    parser.on('file', (name, stream, { filename, mimeType }) => {
      const hash = createHash('sha256')
      let size = 0
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length
        hash.update(chunk)
      })
      stream.on('end', () => void (fields[name] = { filename, mimeType, size, sha256: hash.digest('hex') }))
    })
    parser.on('error', reject)
    parser.on('close', () => resolve(fields))
    parser.end(body)
  })
}
