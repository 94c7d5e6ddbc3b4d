import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { v7 as uuid } from 'uuid'
import { env } from '../../src/lib/env.ts'
import type { Answer } from '../support/call.ts'
import { ask, MISSING, saying } from './ask.ts'
import { Comparison } from './cells.ts'
import { BEHIND, FILES } from './policy/behind.ts'
import { type Caller, CALLERS, type Cell, type Row } from './policy/table.ts'
import { leastOf } from './rows.ts'
import { changesSince, snapshot } from './snapshot.ts'
import { rowFor, startWorld, type World } from './world.ts'

/** Behind the doors of endpoints: which documents, and which files, whom. */
let world: World
let files: Record<string, string>
beforeAll(async () => {
  world = await startWorld()
  files = await makeFiles()
}, 120_000)
afterAll(async () => {
  await Comparison.report('what is behind endpoints, and of files')
  await world.writer.end()
  await world.app.stop()
})

const upload = (caller: Caller): FormData => {
  const form = new FormData()
  form.set('category', caller === 'writer' ? 'draft' : 'reference')
  form.set('file', new File(['Some notes on what is wanted.'], 'notes.txt', { type: 'text/plain' }))
  return form
}

/** What a request needs to come as far as the document. */
const BODIES: Record<string, (caller: Caller) => unknown> = {
  'POST /api/orders/:id/deliverables': upload,
  'POST /api/orders/:id/pay': () => ({ source: 'wallet' }),
  'POST /api/installment-plans/:id/method': () => ({ method: uuid() }),
  'POST /api/orders/:id/notes': () => ({ text: 'A note' }),
  'POST /api/price-tables/:id/preview': () => ({ service: 'essay', units: 1, deadline: '2026-04-02T09:00:00Z' }),
}

function knock(route: string, caller: Caller, id: string): Promise<Answer> {
  const body = route.startsWith('POST') ? (BODIES[route]?.(caller) ?? {}) : undefined
  return ask(world, caller, route.replace(':id', id), { body, headers: { 'idempotency-key': uuid() } })
}

const DOORS: Record<number, Cell> = { 401: '-', 403: '-', 404: '.' }
const doorOf = ({ status }: Answer): Cell => DOORS[status] ?? '+'

describe.each(Object.keys(BEHIND))('%s', (route) => {
  const { collection, rows } = BEHIND[route]!
  it.each(CALLERS)('reaches for %s what the policy says, and the rest is as if it were not there', async (caller) => {
    const comparison = new Comparison()
    const of = (isDone: boolean): Row[] => rows.filter(({ cells: { [caller]: cell } }) => cell !== '_' && (cell === '+') === isDone)
    const before = await snapshot(world)
    const missing = saying(await knock(route, caller, MISSING))
    for (const { on, cells } of of(false)) {
      const answer = await knock(route, caller, rowFor(world, collection, { on, caller }))
      comparison.add(on, doorOf(answer), cells[caller])
      if (cells[caller] === '.') comparison.add(`${on} like a missing one`, saying(answer), missing)
    }
    comparison.add('nothing was written', changesSince(before, await snapshot(world)).filter((name) => name !== 'idempotency_keys'), [])
    for (const { on, cells } of of(true)) comparison.add(on, doorOf(await knock(route, caller, rowFor(world, collection, { on, caller }))), cells[caller])
    comparison.check()
  })
})

describe.each(Object.keys(FILES))('files of orders of the kind %s', (kind) => {
  it.each(CALLERS)('are handed to %s as the policy says', async (caller) => {
    const comparison = new Comparison()
    for (const { on, cells } of FILES[kind]!) {
      if (cells[caller] === '_') continue
      const order = rowFor(world, 'orders', { on: kind, caller })
      const route = (file: string) => `GET /api/orders/${order}/deliverables/${file}/download`
      const answer = await ask(world, caller, route(files[`${order} ${on}`] ?? files[on]!))
      comparison.add(on, answer.status === 200 ? '+' : doorOf(answer), cells[caller])
      if (cells[caller] === '.') comparison.add(`${on} like a missing one`, saying(answer), saying(await ask(world, caller, route(MISSING))))
      comparison.add(`content of ${on}`, answer.body === CONTENT, cells[caller] === '+')
    }
    comparison.check()
  })
})

describe('a list of files', () => {
  it('names only those that can be had', async () => {
    for (const kind of ['own', 'same', 'available']) {
      for (const caller of CALLERS) {
        const rows = FILES[kind]!.filter(({ cells }) => cells[caller] !== '_')
        const order = rows.length > 0 ? rowFor(world, 'orders', { on: kind, caller }) : null
        const listed = order ? await ask(world, caller, `GET /api/orders/${order}/deliverables`) : null
        if (listed?.status !== 200) continue
        const ids = (listed.body.docs as { id: string }[]).map(({ id }) => id)
        // Staff see that there is a file in quarantine, and can't have it.
        const isTold = ({ on, cells }: Row) => cells[caller] === '+' || (on === 'held' && !['client', 'writer'].includes(caller))
        for (const row of rows) {
          const id = files[`${order} ${row.on}`]
          if (id) expect({ kind, caller, on: row.on, isListed: ids.includes(id) }).toEqual({ kind, caller, on: row.on, isListed: isTold(row) })
          Comparison.asked += 1
        }
      }
    }
  })
})

const CONTENT = 'What was handed in.'

/** The files of every order that the tables name, by order and name; `elsewhere` and `deleted` are of no order of theirs. */
async function makeFiles(): Promise<Record<string, string>> {
  const made: Record<string, string> = { deleted: uuid() }
  for (const [key, order] of Object.entries(world.rows.orders!)) {
    const kind = key.split(':')[0]!
    for (const { on } of FILES[kind] ?? []) {
      if (on === 'elsewhere' || on === 'deleted') continue
      made[`${order} ${on}`] = await makeFile({ order, on, website: kind === 'foreign' ? world.federhaus.id : world.inkwell.id })
    }
  }
  made.elsewhere = await makeFile({ order: await world.make('orders', 'same'), on: 'brief', website: world.inkwell.id })
  return made
}

async function makeFile({ order, on, website }: { order: string; on: string; website: string }): Promise<string> {
  const collection = world.collections.find(({ slug }) => slug === 'deliverables')!
  const storageKey = `${website}/ab/${uuid()}`
  await mkdir(path.dirname(path.join(env().UPLOAD_DIR, storageKey)), { recursive: true })
  await writeFile(path.join(env().UPLOAD_DIR, storageKey), CONTENT)
  const least = await leastOf(collection, { id: website }, async (slug) => (slug === 'orders' ? order : world.neighbours.writer.id))
  const values = {
    ...least, order, storageKey, name: 'work.txt', mimeType: 'text/plain', sizeBytes: CONTENT.length, sha256: 'a'.repeat(64),
    category: on === 'held' ? 'reference' : on, scanState: on === 'held' ? 'quarantined' : 'clean',
  }
  return world.writer.write({ collection, values })
}
