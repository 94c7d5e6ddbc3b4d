import http from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../../src/server/embedded/freePort.ts'
import { type Check, check, inMs, none } from './check.ts'
import type { Platform, Web } from './platform.ts'
import type { Person } from './seed.ts'

export type Sigterm = { times: number; flipsMs: number; exitsMs: number }
export const FULL_SIGTERM: Sigterm = { times: 10, flipsMs: 250, exitsMs: 10_000 }

const CALLERS = 16
const WARM_MS = 1_000
const PROBE_MS = 20

/**
 * SIGTERM under load. In front stands what a load balancer is: it asks /readyz and sends nothing more to
 * a process that says no; what it has sent must be answered.
 */
export async function sigterm(platform: Platform, { times, flipsMs, exitsMs }: Sigterm): Promise<Check[]> {
  const seen = { answered: 0, failed: 0, flips: [] as number[], exits: [] as number[] }
  for (let i = 0; i < times; i += 1) await stopOnce(platform, seen)
  return [
    none(`accepted requests that failed, of ${seen.answered} in ${times} stops`, seen.failed),
    check(`/readyz says no ${flipsMs} ms at most after SIGTERM`, inMs(Math.max(...seen.flips)), Math.max(...seen.flips) <= flipsMs),
    check(`the process ends ${exitsMs} ms at most after SIGTERM`, inMs(Math.max(...seen.exits)), Math.max(...seen.exits) <= exitsMs),
  ]
}

type Seen = { answered: number; failed: number; flips: number[]; exits: number[] }

async function stopOnce(platform: Platform, seen: Seen): Promise<void> {
  const port = await freePort()
  const env = { APP_ENV: 'production', PUBLIC_URL: `http://127.0.0.1:${port}` }
  const web = await platform.web({ port, env })
  const agent = new http.Agent({ keepAlive: true, maxSockets: CALLERS })
  let isReady = true
  const callers = Array.from({ length: CALLERS }, async (_, i) => {
    const client = platform.world.clients[i % platform.world.clients.length]!
    while (isReady) {
      const outcome = (await isAnswered(web, agent, { client, isTopUp: i % 4 === 0 })) ? 'answered' : 'failed'
      seen[outcome] += 1
    }
  })
  await sleep(WARM_MS)
  const from = performance.now()
  const gone = web.process.kill('SIGTERM').then(() => performance.now() - from)
  while (await saysReady(web)) await sleep(PROBE_MS)
  seen.flips.push(performance.now() - from)
  isReady = false
  await Promise.all(callers)
  agent.destroy()
  seen.exits.push(await gone)
}

/** Whether it was answered with anything but a fault; a top-up moves something on the way. */
function isAnswered({ port }: Web, agent: http.Agent, { client, isTopUp }: { client: Person; isTopUp: boolean }): Promise<boolean> {
  const body = isTopUp ? JSON.stringify({ amountMinor: 1_000, currency: 'USD', gateway: 'manual' }) : null
  const headers = {
    'x-website': 'inkwell', authorization: `JWT ${client.token}`,
    ...(body && { 'content-type': 'application/json', 'content-length': body.length, 'idempotency-key': crypto.randomUUID() }),
  }
  return new Promise((resolve) => {
    const request = http.request({ port, host: '127.0.0.1', agent, method: body ? 'POST' : 'GET', path: body ? '/api/wallets/top-ups' : '/api/wallets/me', headers }, (response) => {
      response.resume()
      // An overloaded moment is told as such, and nothing was begun.
      response.on('end', () => resolve(response.statusCode! < 500 || response.statusCode === 503))
      response.on('error', () => resolve(false))
    })
    request.on('error', () => resolve(false))
    request.end(body ?? undefined)
  })
}

/** On a connection of its own, as a probe does. */
function saysReady({ port }: Web): Promise<boolean> {
  return new Promise((resolve) => {
    const request = http.get({ port, host: '127.0.0.1', path: '/readyz', agent: false }, (response) => {
      response.resume()
      resolve(response.statusCode === 200)
    })
    request.on('error', () => resolve(false))
  })
}
