import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { ask, graphql } from './ask.ts'
import { namesOf } from './bodies.ts'
import { cellsOf, collectionOf, Comparison } from './cells.ts'
import { POLICY } from './policy.ts'
import { type Caller, CALLERS, type Cell } from './policy/table.ts'
import { rowFor, startWorld, type World } from './world.ts'

/** Fields that not every reader of a document sees: not in answers, not by filters, not by order, not through relations. */
let world: World
beforeAll(async () => {
  world = await startWorld()
  for (const { email } of Object.values(world.neighbours)) await world.app.mintSession(email)
}, 120_000)
afterAll(async () => {
  await Comparison.report('fields')
  await world.writer.end()
  await world.app.stop()
})

/** An empty list stands for a list that is kept back. */
const isThere = (value: unknown): boolean => value !== undefined && !(Array.isArray(value) && value.length === 0)

type Guarded = { slug: string; field: string }
const guarded: Guarded[] = Object.entries(POLICY).flatMap(([slug, { rows }]) =>
  [...new Set(rows.map(({ what }) => what))].filter((what) => what.startsWith('see-')).map((what) => ({ slug, field: what.slice('see-'.length) })),
)

/** The documents that a caller reads, with whether the field is among what is read. */
const readable = ({ slug, field }: Guarded, caller: Caller): { on: string; cell: Cell }[] => {
  const read = cellsOf(slug, 'read', caller).filter(({ cell }) => cell === '+').map(({ on }) => on)
  return cellsOf(slug, `see-${field}`, caller).filter(({ on }) => read.includes(on))
}

describe.each(guarded)('$field of $slug', ({ slug, field }) => {
  it.each(CALLERS)('is seen by %s where the policy says so', async (caller) => {
    const comparison = new Comparison()
    for (const { on, cell } of cellsOf(slug, `see-${field}`, caller)) {
      const id = rowFor(world, slug, { on, caller })
      const { body } = await ask(world, caller, `GET /api/${slug}/${id}`)
      comparison.add(on, isThere(body[field]), cell === '+')
      if (cell === '+') continue
      for (const query of ['depth=2', `select[${field}]=true`, 'overrideAccess=true&showHiddenFields=true']) {
        const asked = await ask(world, caller, `GET /api/${slug}/${id}?${query}`)
        comparison.add(`${on} ${query}`, isThere(asked.body[field]), false)
      }
    }
    comparison.check()
  })

  it.each(CALLERS)('tells %s nothing by filters and order where it is not seen', async (caller) => {
    if (!readable({ slug, field }, caller).some(({ cell }) => cell === '-')) return
    const comparison = new Comparison()
    const probes = [`where[${field}][exists]=true`, `where[${field}][not_equals]=1`, `where[or][0][${field}][exists]=true&where[or][1][id][exists]=false`, `sort=${field}`, `sort=-${field}`]
    for (const probe of probes) {
      const { status } = await ask(world, caller, `GET /api/${slug}?limit=100&${probe}`)
      comparison.add(probe, status, 400)
      if (probe.startsWith('where')) comparison.add(`count ${probe}`, (await ask(world, caller, `GET /api/${slug}/count?${probe}`)).status, 400)
    }
    comparison.check()
  })
})

describe('hidden fields', () => {
  it('are in no answer, for nobody', async () => {
    for (const { slug, flattenedFields } of world.collections) {
      const hidden = flattenedFields.filter((field) => 'hidden' in field && field.hidden).map(({ name }) => name)
      if (hidden.length === 0) continue
      const comparison = new Comparison()
      for (const caller of CALLERS) {
        const { body } = await ask(world, caller, `GET /api/${slug}?limit=100&depth=1&${hidden.map((name) => `select[${name}]=true`).join('&')}&showHiddenFields=true`)
        for (const name of hidden) comparison.add(`${slug}.${name} for ${caller}`, (body.docs ?? []).some((doc: object) => name in doc), false)
        const probe = await ask(world, caller, `GET /api/${slug}?where[${hidden[0]}][exists]=true`)
        comparison.add(`${slug} filtered by ${hidden[0]} for ${caller}`, [400, 403].includes(probe.status), true)
      }
      comparison.check()
    }
  })

  it('are not in GraphQL either, or empty', async () => {
    const { many } = namesOf(collectionOf(world, 'users'))
    const { data } = await graphql(world, 'superadmin', `{ ${many}(limit: 100) { docs { id hash salt resetPasswordToken _verificationToken } } }`).catch(() => ({ data: {} as never }))
    for (const doc of (data[many] as { docs: Record<string, unknown>[] } | undefined)?.docs ?? []) {
      expect([doc.hash, doc.salt, doc.resetPasswordToken, doc._verificationToken]).toEqual([null, null, null, null])
    }
  })
})

/** Filters through a relation to what the caller may not read. */
const THROUGH: [Caller, string, string][] = [
  ['anonymous', 'services', 'website.settings.autoCompleteBusinessDays'],
  ['client', 'services', 'website.settings.confirmTopUpsAtOnce'],
  ['client', 'orders', 'writer.email'],
  ['client', 'orders', 'writerShareMinor'],
  ['client', 'orders', 'priceTable.name'],
  ['client', 'top-ups', 'decidedBy.email'],
  ['client', 'top-ups', 'transaction.note'],
  ['client', 'client-profiles', 'user.hash'],
  ['writer', 'orders', 'client.email'],
  ['writer', 'orders', 'client.displayName'],
  ['writer', 'order-requests', 'order.totalMinor'],
  ['writer', 'order-requests', 'order.client.email'],
  ['writer', 'order-assignments', 'order.quoteId'],
  ['writer', 'earnings', 'writer.salt'],
  ['editor', 'orders', 'client.resetPasswordToken'],
  ['admin', 'users', 'hash'],
  ['superadmin', 'order-notes', 'author.hash'],
]

describe('a filter through a relation', () => {
  it.each(THROUGH)('tells %s nothing of %s by %s', async (caller, slug, path) => {
    for (const probe of [`where[${path}][exists]=true`, `where[${path}][not_equals]=x`, `sort=${path}`]) {
      const { status, body } = await ask(world, caller, `GET /api/${slug}?${probe}`)
      expect({ probe, status, code: body.code }).toEqual({ probe, status: 400, code: 'invalid_input' })
    }
  })
})
