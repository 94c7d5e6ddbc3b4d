import http from 'node:http'
import { type Check, check, inMs } from './check.ts'
import type { Platform, Web } from './platform.ts'
import type { Person } from './seed.ts'

const MEBIBYTE = 1_048_576
const CHUNK = Buffer.alloc(65_536, 'x')
const JSON_TYPE = 'application/json'

/** `announced`: whether the headers tell the size. */
type Body = { name: string; path: string; type: string; bytes: number; announced: boolean }
const BODIES: readonly Body[] = [
  { name: 'JSON of 2 MiB that says so', path: '/api/orders', type: JSON_TYPE, bytes: 2 * MEBIBYTE, announced: true },
  { name: 'JSON of 2 MiB that does not say so', path: '/api/orders', type: JSON_TYPE, bytes: 2 * MEBIBYTE, announced: false },
  { name: 'JSON without end', path: '/api/wallets/top-ups', type: JSON_TYPE, bytes: 100 * MEBIBYTE, announced: false },
  { name: 'a query of 300 KiB', path: '/api/graphql', type: JSON_TYPE, bytes: 300 * 1_024, announced: false },
  { name: 'an upload of 65 MiB that says so', path: '/api/orders/ORDER/deliverables', type: 'multipart/form-data; boundary=x', bytes: 65 * MEBIBYTE, announced: true },
]

export type Oversized = { answeredMs: number }
export const FULL_OVERSIZED: Oversized = { answeredMs: 1_000 }

/** Bodies over the limit are refused while they are still being sent. */
export async function oversized(platform: Platform, { answeredMs }: Oversized): Promise<Check[]> {
  const web = await platform.web()
  const client = platform.world.clients[0]!
  const checks: Check[] = []
  for (const body of BODIES) {
    const { status, ms } = await send(web, client, body)
    checks.push(check(`${body.name}: 413 in ${answeredMs} ms`, `${status} in ${inMs(ms)}`, status === 413 && ms <= answeredMs))
  }
  await web.process.kill()
  return checks
}

function send({ port }: Web, client: Person, { path, type, bytes, announced }: Body): Promise<{ status: number | string; ms: number }> {
  const from = performance.now()
  const headers = {
    'x-website': 'inkwell', authorization: `JWT ${client.token}`, 'content-type': type,
    ...(announced ? { 'content-length': bytes } : { 'transfer-encoding': 'chunked' }),
  }
  return new Promise((resolve) => {
    const end = (status: number | string) => (request.destroy(), resolve({ status, ms: performance.now() - from }))
    const request = http.request({ port, host: '127.0.0.1', method: 'POST', path, headers, agent: false }, (response) => end(response.statusCode!))
    // An answer that is already on its way counts although the rest of the body meets a closed door.
    request.on('error', (error: NodeJS.ErrnoException) => setTimeout(() => end(error.code ?? error.message), 50))
    let sent = 0
    const push = (): void => {
      while (sent < bytes && !request.destroyed) {
        sent += CHUNK.length
        if (!request.write(CHUNK.subarray(0, Math.min(CHUNK.length, bytes - sent + CHUNK.length)))) return void request.once('drain', push)
      }
      request.end()
    }
    push()
  })
}
