import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Part = { key: string; begun: Date; parts: Map<number, Buffer> }

export type S3Server = {
  url: string
  objects: Map<string, Buffer>
  unfinished: Map<string, Part>
  /** Answers that are being sent. */
  openReads: () => number
  /** What every request is answered with from now on; null for the truth. */
  failWith: (status: number | null) => void
  stop: () => Promise<void>
}

/**
 * As much of S3 as storing files takes, in memory, for one bucket. It looks at no signature: what only
 * a real storage refuses is tried on one, by `npm run services -- s3`.
 */
export async function startS3Server(bucket: string): Promise<S3Server> {
  const objects = new Map<string, Buffer>()
  const unfinished = new Map<string, Part>()
  let failure: number | null = null
  let reads = 0
  const server = createServer(async (req, res) => {
    const url = new URL(req.url ?? '', 'http://storage')
    const body = await bodyOf(req)
    if (failure) return send(res, failure, '<Error><Code>InternalError</Code></Error>')
    const [, name, ...rest] = decodeURIComponent(url.pathname).split('/')
    if (name !== bucket) return send(res, 404, '<Error><Code>NoSuchBucket</Code></Error>')
    answer({ req, res, url, key: rest.join('/'), body })
  })
  type Asked = { req: IncomingMessage; res: ServerResponse; url: URL; key: string; body: Buffer }

  function answer(asked: Asked): void {
    const { req, res, url, key, body } = asked
    const uploadId = url.searchParams.get('uploadId')
    if (url.searchParams.has('uploads') || uploadId) return multipart(asked, uploadId)
    if (req.method === 'PUT') objects.set(key, body)
    else if (req.method === 'DELETE') objects.delete(key)
    else if (req.method === 'GET') return read(res, key)
    send(res, req.method === 'DELETE' ? 204 : 200, '', { etag: '"x"' })
  }

  function read(res: ServerResponse, key: string): void {
    const content = objects.get(key)
    if (!content) return send(res, 404, '<Error><Code>NoSuchKey</Code></Error>')
    reads += 1
    res.on('close', () => (reads -= 1))
    res.writeHead(200, { 'content-length': content.length })
    // In pieces, so that a reader who goes away leaves some unsent.
    const next = (from: number) => {
      if (res.destroyed) return
      const to = from + 65_536
      if (to >= content.length) return void res.end(content.subarray(from))
      if (res.write(content.subarray(from, to))) setImmediate(next, to)
      else res.once('drain', () => next(to))
    }
    next(0)
  }

  function multipart({ req, res, url, key, body }: Asked, uploadId: string | null): void {
    const upload = unfinished.get(uploadId ?? '')
    if (req.method === 'GET') return send(res, 200, listOf(unfinished))
    if (!uploadId) {
      const id = randomUUID()
      unfinished.set(id, { key, begun: new Date(), parts: new Map() })
      return send(res, 200, `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`)
    }
    if (!upload) return send(res, 404, '<Error><Code>NoSuchUpload</Code></Error>')
    if (req.method === 'PUT') upload.parts.set(Number(url.searchParams.get('partNumber')), body)
    else unfinished.delete(uploadId)
    if (req.method === 'POST') objects.set(key, Buffer.concat([...upload.parts].sort(([a], [b]) => a - b).map(([, part]) => part)))
    send(res, 200, req.method === 'POST' ? '<CompleteMultipartUploadResult><ETag>"x"</ETag></CompleteMultipartUploadResult>' : '', { etag: '"x"' })
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects, unfinished,
    openReads: () => reads,
    failWith: (status) => (failure = status),
    stop: () => new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    }),
  }
}

const listOf = (uploads: Map<string, Part>): string =>
  `<ListMultipartUploadsResult>${[...uploads].map(([id, { key, begun }]) => `<Upload><Key>${key}</Key><UploadId>${id}</UploadId><Initiated>${begun.toISOString()}</Initiated></Upload>`).join('')}</ListMultipartUploadsResult>`

async function bodyOf(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of req as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function send(res: ServerResponse, status: number, body: string, headers: Record<string, string> = {}): void {
  res.writeHead(status, { 'content-type': 'application/xml', ...headers }).end(body)
}
