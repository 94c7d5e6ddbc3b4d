import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { now } from '../../src/lib/clock.ts'
import type { Answer } from '../support/call.ts'
import { ask, MISSING, saying } from './ask.ts'
import { Comparison } from './cells.ts'
import { ENDPOINTS, PAYLOAD_ENDPOINTS } from './policy/endpoints.ts'
import { type Caller, CALLERS, type Cell } from './policy/table.ts'
import { TRANSITIONS } from './policy/transitions.ts'
import { changesSince, snapshot } from './snapshot.ts'
import { startWorld, type World } from './world.ts'

/** Who is let in by each endpoint, and by each transition. */
let world: World
beforeAll(async () => {
  world = await startWorld()
}, 120_000)
afterAll(async () => {
  await Comparison.report('endpoints and transitions')
  await world.writer.end()
  await world.app.stop()
})

/** What an endpoint asks for before it looks at who asks. */
const NEEDED: Record<string, { query?: string; body?: unknown | ((world: World) => unknown) }> = {
  'GET /api/saved-views/counts': { query: '?list=orders' },
  ...Object.fromEntries(Object.keys(TRANSITIONS).flatMap((slug) => [
    [`GET /api/${slug}/transitions`, { query: `?ids=${MISSING}` }],
    [`POST /api/${slug}/:id/transitions/:name`, { body: { version: 0 } }],
    [`POST /api/${slug}/transitions/:name/bulk`, { body: { documents: [{ id: MISSING, version: 0 }] } }],
  ])),
  'GET /api/queue/jobs': { query: '?kind=dead' },
  'POST /api/queue/retry': { body: { queue: 'nothing', ids: [MISSING] } },
  'POST /api/queue/delete': { body: { queue: 'nothing', ids: [MISSING] } },
  'GET /api/orders/search': { query: '?q=x' },
  'DELETE /api/payload-preferences': { query: '?where[key][equals]=nothing' },
  'POST /api/users/unlock': { body: ({ neighbours }: World) => ({ email: neighbours.client.email }) },
  'POST /api/users/reset-password': { body: { token: 'x', password: 'a long enough one' } },
}

const concrete = (path: string): string => path.replace('/transitions/:name', '/transitions/nothing').replaceAll(/:(id|deliverable)/g, MISSING).replace(':key', 'doors')

/** The cell that an answer to somebody stands for, at a door. */
function doorOf({ status, body }: { status: number; body: { code?: string } | null }): Cell {
  if (status === 404 && body?.code === 'not_found') return '.'
  return body?.code === 'unauthenticated' || body?.code === 'forbidden' ? '-' : '+'
}

describe.each([...ENDPOINTS, ...PAYLOAD_ENDPOINTS])('$what $on', ({ what, on, cells }) => {
  it('lets in whom the policy says', async () => {
    const comparison = new Comparison()
    for (const caller of CALLERS) {
      const answer = await knock(`${what} ${on}`, caller)
      const door = doorOf(answer)
      // Behind the door a document that does not exist is not found.
      comparison.add(caller, door === '.' && on.includes(':') ? '+' : door, cells[caller])
      if (door === '-' && !isPayloads(on)) comparison.add(`${caller}’s status`, answer.status, caller === 'anonymous' ? 401 : 403)
    }
    comparison.check()
  })
})

async function knock(route: string, caller: Caller): Promise<Answer> {
  const { query = '', body = {} } = NEEDED[route] ?? {}
  const [method, path] = route.split(' ') as [string, string]
  const answer = await ask(world, caller, `${method} ${concrete(path)}${query}`, {
    body: method === 'GET' ? undefined : typeof body === 'function' ? body(world) : body,
  })
  // Logging out and refreshing end the session that asks.
  if (/logout|refresh/.test(path) && caller !== 'anonymous') await world.app.mintSession(world.people[caller].email)
  return answer
}

const isPayloads = (path: string): boolean => PAYLOAD_ENDPOINTS.some(({ on }) => on === path)

/** What the callers are to a document of the kind `same`, and clients and writers to their own. */
const HELD: Record<string, string[]> = { anonymous: [], outsider: [], client: ['client'], writer: ['writer', 'any_writer'], editor: ['editor'], support: ['support'], admin: ['admin'], superadmin: ['admin'] }

describe.each(Object.keys(TRANSITIONS))('transitions of %s', (slug) => {
  it.each(Object.keys(TRANSITIONS[slug]!))('%s is let through for whom the policy says, and nothing moves', async (name) => {
    const by = TRANSITIONS[slug]![name]! as string[]
    const before = await snapshot(world)
    for (const caller of CALLERS) {
      const id = world.rows[slug]![`own:${caller}`] ?? world.rows[slug]!.same!
      const version = ((await world.writer.sql(`select version::int from ${slug.replaceAll('-', '_')} where id = $1`, [id])).rows[0] as { version: number }).version
      // Input that no transition takes: whoever is let through is refused for it, or for the state.
      const route = (document: string) => `POST /api/${slug}/${document}/transitions/${name}`
      const answer = await ask(world, caller, route(id), { body: { version, input: { nothing: now().toISOString() } } })
      const isLetThrough = !['unauthenticated', 'forbidden', 'not_found'].includes(answer.body.code)
      expect({ caller, isLetThrough, said: isLetThrough ? null : answer.body.code }).toEqual({
        caller, isLetThrough: HELD[caller]!.some((role) => by.includes(role)), said: isLetThrough ? null : expect.any(String),
      })
      Comparison.asked += 1
      if (answer.body.code !== 'not_found') continue
      expect(saying(answer)).toEqual(saying(await ask(world, caller, route(MISSING), { body: { version, input: {} } })))
    }
    expect(changesSince(before, await snapshot(world))).toEqual([])
  })
})
