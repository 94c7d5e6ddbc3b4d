import { afterAll, beforeAll, describe, it } from '@jest/globals'
import { ask, graphql, MISSING, saying } from './ask.ts'
import { changeOf, forGraphql, hasHiddenRequired, namesOf, newBody } from './bodies.ts'
import { cellsOf, collectionOf, Comparison, isHidden, STATUS } from './cells.ts'
import { POLICY } from './policy.ts'
import { type Caller, CALLERS, type Cell } from './policy/table.ts'
import { changesSince, snapshot } from './snapshot.ts'
import { isOwnKind, rowFor, startWorld, type World } from './world.ts'

/** Asks the running platform for every cell of the policy that is about writing, by REST and by GraphQL. */
let world: World
beforeAll(async () => {
  world = await startWorld()
}, 120_000)
afterAll(async () => {
  await Comparison.report('writing')
  await world.writer.end()
  await world.app.stop()
})

const isDone = ({ cell }: { cell: Cell }): boolean => cell === '+'

describe.each(Object.keys(POLICY))('%s', (slug) => {
  const collection = () => collectionOf(world, slug)

  it.each(CALLERS)('are created by %s as the policy says', async (caller) => {
    const comparison = new Comparison()
    const before = await snapshot(world)
    const cells = cellsOf(slug, 'create', caller)
    const compare = async ({ on, cell }: { on: string; cell: Cell }) => {
      if (!hasOwnCreate(slug)) await comparedCreate({ comparison, slug, on, caller, cell })
      await comparedCreateByGraphql({ comparison, slug, on, caller, cell })
    }
    for (const each of cells.filter((cell) => !isDone(cell))) await compare(each)
    comparison.add('nothing was written', changesSince(before, await snapshot(world)), [])
    for (const each of cells.filter(isDone)) await compare(each)
    comparison.check()
  })

  it.each(CALLERS)('are changed by %s as the policy says', async (caller) => {
    const comparison = new Comparison()
    const route = (id: string) => `PATCH /api/${slug}/${id}`
    const change = changeOf(collection())
    await compareRefused({ comparison, slug, what: 'update', caller, route, body: change })
    for (const { on } of cellsOf(slug, 'update', caller).filter(isDone)) {
      const id = rowFor(world, slug, { on, caller })
      const { status, body } = await ask(world, caller, route(id), { body: change })
      comparison.add(on, { status, ...pick(body.doc, change) }, { status: 200, ...change })
      const again = Object.fromEntries(Object.entries(change).map(([name, value]) => [name, `${String(value)}-again`]))
      const { data, statuses } = await changeByGraphql({ slug, caller, ids: [id], change: again })
      comparison.add(`${on} by GraphQL`, statuses.m0 ?? data.m0?.id, id)
    }
    comparison.check()
  })

  it.each(CALLERS)('are deleted by %s as the policy says', async (caller) => {
    const comparison = new Comparison()
    const route = (id: string) => `DELETE /api/${slug}/${id}`
    await compareRefused({ comparison, slug, what: 'delete', caller, route })
    for (const { on } of cellsOf(slug, 'delete', caller).filter(isDone)) {
      // Made for it: the other tests still need theirs.
      const owner = isOwnKind(slug, on) ? caller : undefined
      const [one, other] = [await world.make(slug, on, owner), await world.make(slug, on, owner)]
      comparison.addStatus(on, (await ask(world, caller, route(one))).status, '+')
      const { data, statuses } = await graphql(world, caller, `mutation { it: delete${namesOf(collection()).one}(id: "${other}") { id } }`)
      comparison.add(`${on} by GraphQL`, statuses.it ?? data.it?.id, other)
      comparison.add(`${on} are gone`, (await world.writer.sql(`select id from "${slug.replaceAll('-', '_')}" where id = any($1)`, [[one, other]])).rows, [])
    }
    comparison.check()
  })
})

type Refused = { comparison: Comparison; slug: string; what: 'update' | 'delete'; caller: Caller; route: (id: string) => string; body?: Record<string, unknown> }

/** Every write that is refused to a caller: each answers as the policy says, and all of them leave every table as it was. */
async function compareRefused({ comparison, slug, what, caller, route, body }: Refused): Promise<void> {
  const cells = cellsOf(slug, what, caller).filter((each) => !isDone(each))
  if (cells.length === 0) return
  const ids = cells.map(({ on }) => rowFor(world, slug, { on, caller }))
  const before = await snapshot(world)
  const missing = saying(await ask(world, caller, route(MISSING), { body }))
  for (const [i, { on, cell }] of cells.entries()) {
    const answer = await ask(world, caller, route(ids[i]!), { body })
    comparison.addStatus(on, answer.status, cell, saying(answer))
    if (isHidden(slug, on, caller)) comparison.add(`${on} like a missing one`, saying(answer), missing)
  }
  const { statuses } = what === 'update' ? await changeByGraphql({ slug, caller, ids, change: body! }) : await deleteByGraphql({ slug, caller, ids })
  cells.forEach(({ on, cell }, i) => comparison.addStatus(`${on} by GraphQL`, statuses[`m${i}`] ?? 200, cell))
  comparison.add('nothing was written', changesSince(before, await snapshot(world)), [])
}

type Asked = { comparison: Comparison; slug: string; on: string; caller: Caller; cell: Cell }

async function comparedCreate({ comparison, slug, on, caller, cell }: Asked): Promise<void> {
  const answer = await ask(world, caller, `POST /api/${slug}`, { body: await newBody(world, collectionOf(world, slug), on) })
  comparison.addStatus(on, answer.status, cell, saying(answer))
  await remove(slug, answer.body.doc?.id)
}

async function comparedCreateByGraphql({ comparison, slug, on, caller, cell }: Asked): Promise<void> {
  const collection = collectionOf(world, slug)
  const { one } = namesOf(collection)
  const data = forGraphql(world, `mutation${one}Input`, await newBody(world, collection, on))
  const answer = await graphql(world, caller, `mutation ($data: mutation${one}Input!) { it: create${one}(data: $data) { id } }`, { data })
  const status = answer.statuses.it ?? (answer.data.it?.id ? 201 : 0)
  const isRefused = STATUS[cell].includes(status) || (cell === '-' && hasHiddenRequired(collection) && status === 400)
  comparison.add(`${on} by GraphQL`, isRefused ? cell : status, cell)
  await remove(slug, answer.data.it?.id)
}

type Many = { slug: string; caller: Caller; ids: string[]; change: Record<string, unknown> }

function changeByGraphql({ slug, caller, ids, change }: Many) {
  const { one } = namesOf(collectionOf(world, slug))
  const data = forGraphql(world, `mutation${one}UpdateInput`, change)
  const fields = ids.map((id, i) => `m${i}: update${one}(id: "${id}", data: $data) { id }`)
  return graphql(world, caller, `mutation ($data: mutation${one}UpdateInput!) { ${fields.join(' ')} }`, { data })
}

function deleteByGraphql({ slug, caller, ids }: Omit<Many, 'change'>) {
  const { one } = namesOf(collectionOf(world, slug))
  return graphql(world, caller, `mutation { ${ids.map((id, i) => `m${i}: delete${one}(id: "${id}") { id }`).join(' ')} }`)
}

/** The platform's own endpoint stands where Payload would create. */
const hasOwnCreate = (slug: string): boolean =>
  (collectionOf(world, slug).endpoints || []).some(({ method, path, custom }) => method === 'post' && path === '/' && custom?.scriptorium)

async function remove(slug: string, id: string | undefined): Promise<void> {
  if (id) await world.writer.sql(`delete from "${slug.replaceAll('-', '_')}" where id = $1`, [id])
}

const pick = (doc: Record<string, unknown> = {}, like: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.keys(like).map((name) => [name, doc[name]]))
