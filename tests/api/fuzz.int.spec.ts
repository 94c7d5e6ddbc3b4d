import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import fc from 'fast-check'
import { bodyOf, callOf, send, type Call } from './calls.ts'
import { startFuzzWorld, type FuzzWorld } from './fuzzWorld.ts'
import { servedReference, undocumented, type Answered, type Reference, type Route } from './reference.ts'

/** Every operation of the API reference, called with what the reference allows and with what it does not. */
const CALLS = Number(process.env['API_CALLS'] ?? 1_000)
const ONLY = process.env['API_ONLY']
const REFILL_EVERY = 150
/** After a change of these, rows are put back that other calls rely on. */
const SPOILING = /^\/api\/(users|websites|services)\b/

let world: FuzzWorld
let api: Reference
beforeAll(async () => {
  world = await startFuzzWorld()
  api = await servedReference(world.o.app.url)
}, 240_000)
afterAll(() => world?.stop())

describe('the API', () => {
  it('answers as its reference says, whatever it is asked', async () => {
    const seed = jest.getSeed()
    process.stdout.write(`  ${CALLS} calls: API_CALLS=${CALLS} npm test -- tests/api/fuzz --seed=${seed}\n`)
    const routes = api.routes.filter(({ operation }) => !ONLY || operation.operationId.startsWith(ONLY))
    const faults: string[] = []
    const seen = new Map<string, number[]>()
    for (let i = 0; i < CALLS && faults.length < 40; i += 1) {
      if (i % REFILL_EVERY === 0) await world.refill()
      const route = routes[i % routes.length]!
      const [call] = fc.sample(callOf(api, world, route), { seed: seed + i, numRuns: 1 })
      const asked = await ofPresent(route, call!, i)
      const answer = await send(world, route, asked)
      seen.set(route.operation.operationId, [...(seen.get(route.operation.operationId) ?? []), answer.status])
      const found = faultsOf(route, asked, answer)
      if (found.length > 0) faults.push(told(route, asked, { answer, found }))
      if (answer.status < 300 && route.method !== 'get' && SPOILING.test(route.path)) await world.restore()
    }
    report(seen)
    expect(faults).toEqual([])
    expect([...seen.keys()].sort()).toEqual(routes.map(({ operation }) => operation.operationId).sort())
  }, 3_600_000)
})

/** In which state an order takes these. */
const STATES: Record<string, string> = { '/api/orders/{id}/pay': 'awaiting_payment', '/api/orders/{id}/deliverables': 'in_progress' }

/** A move needs a document in the right state and its present version; made-up ones would be refused before anything else. */
async function ofPresent({ path, operation }: Route, call: Call, i: number): Promise<Call> {
  const isWhole = isObject(call.body) && 'version' in call.body
  const states = statesOf(path, operation.description)
  if (!states || !(isWhole || path in STATES) || i % 5 === 0) return call
  const slug = path.split('/')[2]!
  const [row] = await world.o.app.database.sql<{ id: string; version: string }>(`select id, version from "${slug.replaceAll('-', '_')}" where state::text = any($1) order by id desc limit 1`, [states.split(', ')])
  if (!row) return call
  return { ...call, path: path.replace('{id}', row.id), body: isWhole ? { ...(call.body as object), version: Number(row.version) } : call.body }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
const statesOf = (path: string, description = ''): string | undefined => /from ([\w, ]+?) to /.exec(description)?.[1] ?? STATES[path]

function faultsOf(route: Route, call: Call, answer: Answered): string[] {
  const isSuccess = answer.status < 300
  const faults = answer.status >= 500 ? [`it answered ${answer.status}`] : undocumented(api, route, answer, { whole: !('select' in call.query) && !('joins' in call.query) })
  const media = bodyOf(api, route)
  const isJudged = isSuccess && media && route.operation.operationId !== 'graphql' && call.spoiled === 'no' && !isForm(route)
  const wrong = isJudged ? api.problemsOf(media.schema, call.body).filter((problem) => !isDropped(route, problem)) : []
  return [...faults, ...wrong.slice(0, 3).map((problem) => `it took a body that the reference forbids: ${problem}`)]
}

/** Fields of the document that the caller may not write are dropped: the panel's forms send back what they read. */
function isDropped({ path, operation }: Route, problem: string): boolean {
  // Only a superadmin archives: from others the field is dropped unread, whatever is in it.
  if (path.startsWith('/api/websites') && problem.startsWith('/archivedAt ')) return true
  const [, name] = /must NOT have additional properties {"additionalProperty":"(\w+)"}/.exec(problem) ?? []
  const { content } = api.deref<{ content?: Record<string, { schema: { properties?: { doc?: { $ref?: string } } } }> }>(Object.values(operation.responses)[0] as never)
  const doc = content?.['application/json']?.schema.properties?.doc
  return Boolean(name && doc?.$ref && name in (api.deref<{ properties: object }>(doc as never).properties))
}

const isForm = ({ operation }: Route): boolean => 'multipart/form-data' in (operation.requestBody?.content ?? {})

const told = ({ method, path }: Route, call: Call, { answer, found }: { answer: Answered; found: string[] }): string =>
  [`${method.toUpperCase()} ${path}`, JSON.stringify(call).slice(0, 700), `→ ${answer.status} ${JSON.stringify(answer.body).slice(0, 500)}`, ...found.slice(0, 6)].join('\n  ')

function report(seen: Map<string, number[]>): void {
  const all = [...seen.values()].flat()
  const done = [...seen].filter(([, statuses]) => statuses.some((status) => status < 300)).length
  const byStatus = [...Map.groupBy(all, (status) => status)].sort(([a], [b]) => a - b).map(([status, of]) => `${status}: ${of.length}`)
  process.stdout.write(`  ${seen.size} operations, ${done} of them with a success; answers by status: ${byStatus.join(', ')}\n`)
  if (process.env['API_CALLS']) process.stdout.write(`  never a success: ${[...seen].filter(([, statuses]) => !statuses.some((status) => status < 300)).map(([id]) => id).join(', ')}\n`)
}
