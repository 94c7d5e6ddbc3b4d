import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Connection } from './connection.ts'
import type { LoadOrder, LoadResult, LoadRequest } from './types.ts'

// A process of its own, so that the load's work is not counted as the server's. It takes one order at
// a time as a message and answers with what it saw.
process.on('message', (order: LoadOrder) => {
  void run(order).then((result) => process.send?.(result))
})

/** Sends as fast as answers come, over `concurrency` connections, until time or requests are used up. */
async function run({ port, concurrency, seconds, count, requests, isOnce, perSecond }: LoadOrder): Promise<LoadResult> {
  const prepared = requests.map(prepare)
  const result: LoadResult = { latenciesMs: [], errors: 0, seconds: 0, bytes: 0, sent: 0, firstError: null }
  const begun = performance.now()
  const deadline = begun + seconds * 1_000
  const limit = Math.min(count ?? Infinity, isOnce ? prepared.length : Infinity)
  const next = () => (result.sent < limit && performance.now() < deadline ? prepared[result.sent++ % prepared.length] : undefined)
  const due = perSecond === undefined ? null : pace(begun, perSecond)
  await Promise.all(Array.from({ length: concurrency }, () => serve(new Connection(port), { next, due, result })))
  result.seconds = (performance.now() - begun) / 1_000
  return result
}

type Prepared = { bytes: () => Buffer; expect: number }

/** When each request in turn is due. */
function pace(begun: number, perSecond: number): () => number {
  let sent = 0
  return () => begun + (1_000 * sent++) / perSecond
}

type Served = { next: () => Prepared | undefined; due: (() => number) | null; result: LoadResult }

async function serve(connection: Connection, { next, due, result }: Served): Promise<void> {
  for (let request = next(); request; request = next()) {
    const bytes = request.bytes()
    const begun = due?.() ?? performance.now()
    const wait = begun - performance.now()
    if (wait > 0) await sleep(wait)
    try {
      const answer = await connection.send(bytes)
      result.latenciesMs.push(performance.now() - begun)
      result.bytes += answer.bytes
      if (answer.status !== request.expect) note(result, `${answer.status}: ${answer.body().slice(0, 500)}`)
    } catch (error) {
      note(result, String(error))
    }
  }
  connection.close()
}

function note(result: LoadResult, error: string): void {
  result.errors += 1
  result.firstError ??= error
}

/** The bytes of a request; where it must be new each time, a key is put in. */
function prepare({ method, path, headers, body, text: given, expect, hasKey }: LoadRequest): Prepared {
  const text = given ?? (body === undefined ? '' : JSON.stringify(body))
  const all = { host: 'localhost', ...headers, ...(text !== '' && { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) }) }
  const head = `${method} ${encodeURI(path)} HTTP/1.1\r\n${Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`).join('')}`
  const fixed = Buffer.from(`${head}\r\n${text}`)
  return { expect, bytes: hasKey ? () => Buffer.from(`${head}idempotency-key: ${randomUUID()}\r\n\r\n${text}`) : () => fixed }
}
