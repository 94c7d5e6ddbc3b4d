import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { ask, graphql, MISSING, saying } from './ask.ts'
import { namesOf } from './bodies.ts'
import { cellsOf, collectionOf, Comparison, isHidden, rowsAbout } from './cells.ts'
import { POLICY } from './policy.ts'
import { type Caller, CALLERS, type Cell } from './policy/table.ts'
import { rowFor, startWorld, type World } from './world.ts'

/** Asks the running platform for every cell of the policy that is about reading, by REST and by GraphQL. */
let world: World
beforeAll(async () => {
  world = await startWorld()
}, 120_000)
afterAll(async () => {
  await Comparison.report('reading')
  await world.writer.end()
  await world.app.stop()
})

const missing = new Map<string, Promise<unknown>>()

/** What this caller is told of a document that does not exist. */
function ofMissing(caller: Caller, route: string): Promise<unknown> {
  const key = `${caller} ${route}`
  const said = missing.get(key) ?? ask(world, caller, route, { body: route.startsWith('POST') ? {} : undefined }).then(saying)
  missing.set(key, said)
  return said
}

describe.each(Object.keys(POLICY))('%s', (slug) => {
  it.each(CALLERS)('are read by %s as the policy says', async (caller) => {
    const comparison = new Comparison()
    const cells = cellsOf(slug, 'read', caller)
    for (const { on, cell } of cells) {
      const answer = await ask(world, caller, `GET /api/${slug}/${rowFor(world, slug, { on, caller })}?depth=2`)
      comparison.addStatus(`by id, ${on}`, answer.status, cell, saying(answer))
      if (cell !== '+') comparison.add(`like a missing one, ${on}`, saying(answer), await ofMissing(caller, `GET /api/${slug}/${MISSING}?depth=2`))
      comparison.add(`nothing foreign, ${on}`, leaksIn(answer.body, caller), [])
    }
    await compareLists(comparison, slug, caller)
    comparison.check()
  })

  it.each(CALLERS)('are read by %s the same by GraphQL', async (caller) => {
    const comparison = new Comparison()
    const cells = cellsOf(slug, 'read', caller)
    const { one, many } = namesOf(collectionOf(world, slug))
    const byId = cells.map(({ on }, i) => `r${i}: ${one}(id: "${rowFor(world, slug, { on, caller })}") { id }`)
    const { data, statuses } = await graphql(world, caller, `{ ${byId.join(' ')} list: ${many}(limit: 100) { docs { id } totalDocs } count: count${many} { totalDocs } }`)
    cells.forEach(({ on, cell }, i) => comparison.addStatus(`by id, ${on}`, statuses[`r${i}`] ?? 200, cell))
    cells.forEach(({ on, cell }, i) => comparison.add(`id, ${on}`, data[`r${i}`]?.id, cell === '+' ? rowFor(world, slug, { on, caller }) : undefined))
    const ids = (data.list?.docs ?? []).map(({ id }) => id)
    comparison.add('list', statuses.list ?? seenIn(ids, slug, caller), isRefused(cells) ? 403 : seen(cells))
    comparison.add('count', statuses.count ?? data.count?.totalDocs, isRefused(cells) ? 403 : data.list?.totalDocs)
    comparison.check()
  })

  it.each(CALLERS)('are read by %s without naming a website as with it', async (caller) => {
    const comparison = new Comparison()
    const { status, body } = await ask(world, caller, `GET /api/${slug}?limit=100&depth=2`, { website: null })
    const ids = idsIn(body)
    for (const { on, cell } of cellsOf(slug, 'read', caller)) comparison.add(on, ids.includes(rowFor(world, slug, { on, caller })), unnamed({ slug, on, caller, cell }))
    if (!['outsider', 'superadmin'].includes(caller)) comparison.add('nothing foreign', leaksIn(body, caller), [])
    if (caller === 'anonymous') comparison.add('status', status, 403)
    comparison.check()
  })

  it('tell nobody by their permissions what is there', async () => {
    for (const caller of CALLERS) {
      for (const { on } of cellsOf(slug, 'read', caller)) {
        if (!isHidden(slug, on, caller)) continue
        const id = rowFor(world, slug, { on, caller })
        expect(saying(await ask(world, caller, `POST /api/${slug}/access/${id}`, { body: {} }))).toEqual(await ofMissing(caller, `POST /api/${slug}/access/${MISSING}`))
        const { one } = namesOf(collectionOf(world, slug))
        const { statuses } = await graphql(world, caller, `{ hidden: docAccess${one}(id: "${id}") { __typename } missing: docAccess${one}(id: "${MISSING}") { __typename } }`)
        expect(statuses.hidden).toBe(statuses.missing)
        Comparison.asked += 2
      }
    }
  })
})

async function compareLists(comparison: Comparison, slug: string, caller: Caller): Promise<void> {
  const cells = cellsOf(slug, 'read', caller)
  let total: unknown
  for (const query of ['depth=2&sort=-id', 'sort=-website.name,id', `where[or][0][id][exists]=true&where[or][1][id][in]=${world.foreignIds.slice(0, 20).join()}`]) {
    const { status, body } = await ask(world, caller, `GET /api/${slug}?limit=100&${query}`)
    const found = { status, seen: seenIn(idsIn(body), slug, caller), leaks: leaksIn(body, caller) }
    comparison.add(`list ${query.slice(0, 20)}`, found, { status: isRefused(cells) ? 403 : 200, seen: seen(cells), leaks: [] })
    total = body.totalDocs
  }
  const { status, body } = await ask(world, caller, `GET /api/${slug}/count`)
  comparison.add('count', { status, total: body.totalDocs }, { status: isRefused(cells) ? 403 : 200, total })
}

const idsIn = (body: { docs?: { id: string }[] }): string[] => (body.docs ?? []).map(({ id }) => id)
const isRefused = (cells: { cell: Cell }[]): boolean => cells.every(({ cell }) => cell === '-')
const seen = (cells: { on: string; cell: Cell }[]): string[] => cells.filter(({ cell }) => cell === '+').map(({ on }) => on)
const seenIn = (ids: string[], slug: string, caller: Caller): string[] =>
  cellsOf(slug, 'read', caller).map(({ on }) => on).filter((on) => ids.includes(rowFor(world, slug, { on, caller })))

/** Ids of the other website in an answer, beside what callers know of themselves and superadmins of everybody. */
function leaksIn(body: unknown, caller: Caller): string[] {
  const text = JSON.stringify(body)
  const { federhaus, people, neighbours } = world
  const known: Partial<Record<Caller, string[]>> = { outsider: [federhaus.id, people.outsider.id], superadmin: [federhaus.id, neighbours.foreigner.id] }
  return world.foreignIds.filter((id) => text.includes(id) && !known[caller]?.includes(id))
}

type Unnamed = { slug: string; on: string; caller: Caller; cell: Cell }

/** Without a name a caller sees the own websites: an outsider the other one, a superadmin all. */
function unnamed({ slug, on, caller, cell }: Unnamed): boolean {
  if (caller === 'anonymous') return false
  if (caller !== 'outsider' && caller !== 'superadmin') return cell === '+'
  const here = rowsAbout(slug, 'read').find((row) => row.on === 'same')
  if (caller === 'superadmin') return cell === '+' || (on === 'foreign' && here?.cells.superadmin === '+')
  const roles = ['client', 'writer', 'editor', 'support', 'admin'] as const
  return on === 'foreign' ? roles.some((role) => here?.cells[role] === '+') : cell === '+' && on === 'own'
}
