import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { CollectionSlug } from 'payload'
import { asSystem } from '../../src/lib/context.ts'
import { ask, graphql } from './ask.ts'
import { inputFieldsOf, namesOf, newBody } from './bodies.ts'
import { cellsOf, collectionOf, Comparison } from './cells.ts'
import { CREATES, UPDATES } from './policy/writes.ts'
import { POLICY } from './policy.ts'
import { type Caller, CALLERS, type Cell, type Row } from './policy/table.ts'
import { snake, type Values } from './rows.ts'
import { changesSince, snapshot } from './snapshot.ts'
import { holds, type Leaf, leavesOf, nested, otherValue, SENT_VERSION, valueAt } from './values.ts'
import { rowFor, startWorld, type World } from './world.ts'

/** Every field of every collection, set by everybody who may create or change a document, by REST and by GraphQL. */
let world: World
beforeAll(async () => {
  world = await startWorld()
  // A session is written into the row of its user.
  for (const { email } of Object.values(world.people)) await world.app.mintSession(email)
}, 120_000)
afterAll(async () => {
  await Comparison.report('fields that are set')
  await world.writer.end()
  await world.app.stop()
})

const isTried = (what: string) => ([, { rows }]: [string, { rows: Row[] }]): boolean => rows.some((row) => row.what === what && CALLERS.some((caller) => '+!'.includes(row.cells[caller])))
const tried = (what: string): string[] => Object.entries(POLICY).filter(isTried(what)).map(([slug]) => slug)

it('the policy says of every collection that people write which fields they set, in tests/access/policy/writes.ts', () => {
  expect({ updates: Object.keys(UPDATES).sort(), creates: Object.keys(CREATES).sort() }).toEqual({ updates: tried('update').sort(), creates: tried('create').sort() })
})

// The website of a new document is asked for by the matrix, on the kind `foreign`.
const IN_MATRIX = ['website']

/** `_` is not tried: it would end the caller’s own rights. */
const isTriedBy = (rows: Row[], { path }: Leaf, on: string, caller: Caller): boolean => !rows.some((row) => row.what === path && row.on === on && row.cells[caller] === '_')
const mayBeSet = (rows: Row[], { path }: Leaf, on: string, caller: Caller): boolean => rows.some((row) => row.what === path && row.on === on && row.cells[caller] === '+')
const isOpen = ({ cell }: { cell: Cell }): boolean => cell === '+' || cell === '!'

const read = (slug: string, id: string): Promise<Values> =>
  asSystem(() => world.app.payload.findByID({ collection: slug as CollectionSlug, id, depth: 0, joins: false, showHiddenFields: true })) as unknown as Promise<Values>

describe.each(Object.keys(UPDATES))('changing %s', (slug) => {
  it.each(CALLERS)('sets for %s the fields that the policy says, and no other', async (caller) => {
    const comparison = new Comparison()
    const cells = cellsOf(slug, 'update', caller).filter(isOpen)
    const [first] = cells.map(({ on }) => on)
    for (const { on } of cells) {
      const id = rowFor(world, slug, { on, caller })
      const fields = leavesOf(collectionOf(world, slug)).filter((leaf) => isTriedBy(UPDATES[slug]!, leaf, on, caller))
      const closed = fields.filter((leaf) => !mayBeSet(UPDATES[slug]!, leaf, on, caller))
      const before = await snapshot(world)
      await closedByRest({ comparison, slug, caller, on, id, closed })
      // One kind of document stands for the others here: the rules are those of REST.
      if (on === first) await closedByGraphql({ comparison, slug, caller, on, id, closed })
      comparison.add(`${on}: nothing was written`, changesSince(before, await snapshot(world)).filter((name) => !name.startsWith(snake(slug))), [])
      for (const leaf of fields.filter((each) => !closed.includes(each))) await opened({ comparison, slug, caller, on, id, leaf })
    }
    comparison.check()
  }, 300_000)
})

type Tried = { comparison: Comparison; slug: string; caller: Caller; on: string; id: string }

async function closedByRest({ comparison, slug, caller, on, id, closed }: Tried & { closed: Leaf[] }): Promise<void> {
  const doc = await read(slug, id)
  for (const leaf of closed) {
    const sent = otherValue(world, slug, leaf, valueAt(doc, leaf.path))
    await ask(world, caller, `PATCH /api/${slug}/${id}`, { body: nested(leaf.path, sent) })
  }
  comparison.add(`${on}: stays as it was`, differing(await read(slug, id), doc), [])
  Comparison.asked += closed.length
}

/** All in one request, each in a change of its own. */
async function closedByGraphql({ comparison, slug, caller, on, id, closed }: Tried & { closed: Leaf[] }): Promise<void> {
  const { one } = namesOf(collectionOf(world, slug))
  const doc = await read(slug, id)
  const inputs = inputFieldsOf(world, `mutation${one}UpdateInput`)
  const known = closed.filter(({ path }) => path.split('.')[0]! in inputs)
  const needed = Object.fromEntries(Object.entries(inputs).filter(([, isNeeded]) => isNeeded).map(([name]) => [name, doc[name]]))
  for (let rest = known; rest.length > 0; rest = rest.slice(20)) {
    const some = rest.slice(0, 20)
    const variables = Object.fromEntries(some.map((leaf, i) => [`d${i}`, { ...needed, ...nested(leaf.path, otherValue(world, slug, leaf, valueAt(doc, leaf.path))) }]))
    const heads = some.map((_, i) => `$d${i}: mutation${one}UpdateInput!`).join(', ')
    await graphql(world, caller, `mutation (${heads}) { ${some.map((_, i) => `m${i}: update${one}(id: "${id}", data: $d${i}) { id }`).join(' ')} }`, variables)
  }
  comparison.add(`${on}: stays as it was by GraphQL`, differing(await read(slug, id), doc), [])
  Comparison.asked += known.length
}

async function opened({ comparison, slug, caller, on, id, leaf }: Tried & { leaf: Leaf }): Promise<void> {
  const kept = valueAt(await read(slug, id), leaf.path)
  const sent = otherValue(world, slug, leaf, kept)
  const { status, body } = await ask(world, caller, `PATCH /api/${slug}/${id}`, { body: nested(leaf.path, sent) })
  const stored = valueAt(await read(slug, id), leaf.path)
  comparison.add(`${on}: ${leaf.path}`, holds(stored, sent) ? 'set' : { status, body, sent, stored }, 'set')
  await asSystem(() => world.app.payload.update({ collection: slug as CollectionSlug, id, data: nested(leaf.path, kept) }))
}

/** That a document was changed is written whoever changes it; what was sent for it is not taken. */
const differing = (after: Values, before: Values): string[] => {
  const names = Object.keys(before).filter((name) => !WRITTEN_ALWAYS.includes(name) && JSON.stringify(after[name]) !== JSON.stringify(before[name]))
  const isTaken = String(after.updatedAt).startsWith('2001') || Number(after.version) >= SENT_VERSION
  return isTaken ? [...names, ...WRITTEN_ALWAYS] : names
}

const WRITTEN_ALWAYS = ['updatedAt', 'version']

describe.each(Object.keys(CREATES))('making %s', (slug) => {
  it.each(CALLERS)('sets for %s the fields that the policy says, and no other', async (caller) => {
    const comparison = new Comparison()
    const [cell] = cellsOf(slug, 'create', caller).filter(({ on }) => on === 'same')
    if (!cell || !isOpen(cell)) return
    for (const leaf of leavesOf(collectionOf(world, slug)).filter(({ path }) => !IN_MATRIX.includes(path))) await made({ comparison, slug, caller, leaf })
    comparison.check()
  })
})

async function made({ comparison, slug, caller, leaf }: Omit<Tried, 'on' | 'id'> & { leaf: Leaf }): Promise<void> {
  const base = await newBody(world, collectionOf(world, slug), 'same')
  const sent = otherValue(world, slug, leaf, valueAt(base, leaf.path))
  const { status, body } = await ask(world, caller, `POST /api/${slug}`, { body: { ...base, ...nested(leaf.path, sent) } })
  const id = body.doc?.id as string | undefined
  const stored = id ? valueAt(await read(slug, id), leaf.path) : undefined
  const isSet = id !== undefined && holds(stored, sent)
  const expected = mayBeSet(CREATES[slug]!, leaf, 'same', caller)
  comparison.add(leaf.path, isSet === expected ? isSet : { isSet, status, body, sent, stored }, expected)
  if (id) await world.writer.sql(`delete from "${snake(slug)}" where id = $1`, [id])
}
