import net from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { ask } from './ask.ts'
import { type Check, check, none, percentile } from './check.ts'
import type { Platform, Web } from './platform.ts'

export type Slow = { connections: number; windows: number; requests: number; ratio: number }
export const FULL_SLOW: Slow = { connections: 200, windows: 3, requests: 300, ratio: 2 }

const BETWEEN_BYTES_MS = 500
const AT_ONCE = 4

/** Clients who send a byte now and then: half of them never finish their headers, half their body. */
export async function slow(platform: Platform, { connections, windows, requests, ratio }: Slow): Promise<Check[]> {
  const web = await platform.web()
  await measure(platform, web, requests)
  const [without, beside] = [[] as number[], [] as number[]]
  let refused = 0
  // In turn, so that a machine that is busy with something else is so for both.
  for (let i = 0; i < windows; i += 1) {
    without.push(...(await measure(platform, web, requests)))
    const crowd = await openSlow(web, connections, platform.world.clients[0]!.token)
    beside.push(...(await measure(platform, web, requests)))
    refused += connections - crowd.open()
    crowd.close()
  }
  await web.process.kill()
  const [alone, crowded] = [percentile(without, 0.95), percentile(beside, 0.95)]
  return [
    check(`the others’ p95 beside ${connections} slow connections, ${ratio} × that without at most (${alone.toFixed(1)} ms, then ${crowded.toFixed(1)} ms)`, `${(crowded / alone).toFixed(2)} ×`, crowded <= alone * ratio),
    none('slow connections that were not there while it was measured', refused),
  ]
}

async function measure({ world }: Platform, { url }: Web, requests: number): Promise<number[]> {
  const times: number[] = []
  await Promise.all(Array.from({ length: AT_ONCE }, async (_, i) => {
    for (let n = i; n < requests; n += AT_ONCE) {
      const from = performance.now()
      const answer = await ask(url, { path: '/api/wallets/me', as: world.clients[i]! })
      if (answer?.status !== 200) throw new Error(`Somebody else was answered ${answer?.status ?? 'nothing'}`)
      times.push(performance.now() - from)
    }
  }))
  return times
}

async function openSlow({ port }: Web, count: number, token: string) {
  const sockets = await Promise.all(Array.from({ length: count }, (_, i) => connect(port, i % 2 === 0 ? headOf(token) : 'GET /api/wallets/me HTTP/1.1\r\n')))
  const drip = setInterval(() => {
    for (const socket of sockets) if (!socket.destroyed) socket.write('x')
  }, BETWEEN_BYTES_MS)
  await sleep(BETWEEN_BYTES_MS)
  return {
    open: () => sockets.filter(({ destroyed, readableEnded }) => !destroyed && !readableEnded).length,
    close: () => {
      clearInterval(drip)
      for (const socket of sockets) socket.destroy()
    },
  }
}

const headOf = (token: string): string =>
  `POST /api/wallets/top-ups HTTP/1.1\r\nhost: 127.0.0.1\r\nx-website: inkwell\r\nauthorization: JWT ${token}\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n`

function connect(port: number, head: string): Promise<net.Socket> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, '127.0.0.1', () => {
      socket.write(head)
      resolve(socket)
    })
    socket.on('error', reject)
    socket.resume()
  })
}
