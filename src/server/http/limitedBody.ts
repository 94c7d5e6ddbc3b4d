import type { IncomingMessage } from 'node:http'
import { Readable, Transform } from 'node:stream'
import { buffer } from 'node:stream/consumers'

const KIBIBYTE = 1024
const MEBIBYTE = 1024 * KIBIBYTE
/** JSON bodies are small. An upload that is somewhat too large is read to its end: a browser that is cut off shows no answer. */
export const MAX_JSON_BYTES = MEBIBYTE
export const MAX_UPLOAD_BYTES = 64 * MEBIBYTE
// A query is parsed before anything can be said about it.
const MAX_GRAPHQL_BYTES = 256 * KIBIBYTE
// A signature is checked over the whole of it.
const MAX_WEBHOOK_BYTES = 256 * KIBIBYTE
const SMALL_BYTES = 64 * KIBIBYTE

/** How many bytes the body of a request may have. */
export function bodyLimit(req: IncomingMessage & { originalUrl?: string }): number {
  if (/^\/api\/graphql\b/i.test(req.originalUrl ?? '')) return MAX_GRAPHQL_BYTES
  if (/^\/api\/webhooks\//i.test(req.originalUrl ?? '')) return MAX_WEBHOOK_BYTES
  return /^multipart\//i.test(req.headers['content-type'] ?? '') ? MAX_UPLOAD_BYTES : MAX_JSON_BYTES
}

/**
 * The body of a request for a web-style handler; null when there is none. A small one is read first, which
 * is cheaper than a stream.
 * @throws Error when the client goes away while it is read
 */
export async function bodyOf(req: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | ReadableStream | null> {
  if (req.method === 'GET' || req.method === 'HEAD') return null
  // Node hands on no more bytes than the header says.
  if (Number(req.headers['content-length'] ?? Infinity) <= SMALL_BYTES) return (await buffer(req)) as Uint8Array<ArrayBuffer>
  return Readable.toWeb(limitedBody(req)) as ReadableStream
}

/** The body of a request, cut off with an error as soon as it passes its limit, whatever its headers said. */
export function limitedBody(req: IncomingMessage): Readable {
  const limit = bodyLimit(req)
  let bytes = 0
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      if (bytes > limit) return done(Object.assign(new Error('The body is too large'), { name: 'APIError', status: 413 }))
      done(null, chunk)
    },
  })
  req.on('aborted', () => counted.destroy())
  return req.pipe(counted)
}
