import { afterAll, beforeAll, describe } from '@jest/globals'
import { adjustmentWorkflow } from '../src/domain/payments/adjustmentWorkflow.ts'
import { earningWorkflow } from '../src/domain/payments/earningWorkflow.ts'
import { topUpWorkflow } from '../src/domain/payments/topUpWorkflow.ts'
import { priceTableWorkflow } from '../src/domain/pricing/workflow.ts'
import type { ActorRole, AnyWorkflow } from '../src/domain/workflow/types.ts'
import { SYSTEM, TIMER } from '../src/lib/workflow/actor.ts'
import { transition } from '../src/lib/workflow/transition.ts'
import { asPlatform } from './support/ledger.ts'
import { startOrderApp, type OrderApp, type Who } from './support/orderApp.ts'
import { walkWorkflow, type Walk, type Walker } from './support/walkWorkflow.ts'

let o: OrderApp
beforeAll(async () => {
  o = await startOrderApp()
  o.app.harmBooks('earnings are moved without their orders')
})
afterAll(() => o?.app.stop())

const WALKERS = ['client', 'client2', 'writer', 'writer2', 'editor', 'support', 'admin'] as const
const MONEY_STAFF: readonly string[] = ['support', 'admin']

/** People with the roles they hold towards any document of a kind, and whether they see it. */
const people = (own: Partial<Record<string, ActorRole[]>>, sees: (who: string) => boolean): Walker[] =>
  WALKERS.map((name) => {
    const staff = name === 'editor' || MONEY_STAFF.includes(name) ? [name as ActorRole] : []
    const writer: ActorRole[] = name.startsWith('writer') ? ['any_writer'] : []
    return { name, roles: () => [...staff, ...writer, ...(own[name] ?? [])], sees: () => sees(name) }
  })

type Kind = { workflow: AnyWorkflow; walkers: Walker[]; make: () => Promise<string>; paths: Record<string, () => [Who, string, object?] | 'timer' | 'system' | null>; inputs?: Record<string, () => object> }

/** A walk of documents that are made in their first state and reach each other state by one move. */
function walkOf({ workflow, walkers, make, paths, inputs = {} }: Kind): Walk {
  const { collection } = workflow
  const rowOf = async (id: string) => (await o.app.database.sql<{ state: string; version: string }>(`select state::text, version from "${collection.replaceAll('-', '_')}" where id = $1`, [id]))[0]!
  const move = async (who: string, id: string, name: string, input?: object) =>
    o.as(who as Who, 'POST', `/api/${collection}/${id}/transitions/${name}`, { version: Number((await rowOf(id)).version), ...(input && { input }) })
  const fire = async (id: string, name: string, by: 'timer' | 'system', input?: object) => {
    await asPlatform(o.app, (req) => transition(req, { collection, id, name, version: null, actor: by === 'timer' ? TIMER : SYSTEM, ...(input && { input: input as Record<string, unknown> }) }))
  }
  return {
    workflow, walkers, move, fire,
    stateOf: async (id) => (await rowOf(id)).state,
    prepare: async ({ name }) => inputs[name]?.(),
    bring: async (state) => {
      const id = await make()
      const step = paths[state]?.()
      if (step === 'timer' || step === 'system') await fire(id, nameTo(workflow, state), step)
      else if (step) await o.ok(move(...([step[0], id, step[1], step[2]] as const)))
      return { id }
    },
  }
}

const nameTo = (workflow: AnyWorkflow, state: string): string =>
  (workflow.transitions as readonly { name: string; to: string }[]).find(({ to }) => to === state)!.name

const reason = 'For the walk'
const docOf = async (answer: ReturnType<OrderApp['as']>) => (await o.ok(answer)).id

describe('a top-up', () => {
  const inputs = { confirm: () => ({ reference: 'Transfer 7' }), reject: () => ({ reason }) }
  const walk = () => walkOf({
    workflow: topUpWorkflow,
    walkers: people({ client: ['client'] }, (who) => who === 'client' || MONEY_STAFF.includes(who)),
    make: () => docOf(o.as('client', 'POST', '/api/wallets/top-ups', { amountMinor: 2_000, currency: 'USD', gateway: 'manual' })),
    paths: { confirmed: () => ['admin', 'confirm', inputs.confirm()], rejected: () => ['support', 'reject', inputs.reject()] },
    inputs,
  })
  walkWorkflow(walk, topUpWorkflow, WALKERS)
})

describe('an adjustment', () => {
  const walk = () => walkOf({
    workflow: adjustmentWorkflow,
    // Clients and writers may read none at all, which is told apart from no missing one: always forbidden.
    walkers: people({}, () => true),
    make: () => docOf(o.as('support', 'POST', '/api/adjustments', { user: o.ids.client, party: 'client', direction: 'credit', amountMinor: 100, reason })),
    paths: { approved: () => ['admin', 'approve'], rejected: () => ['admin', 'reject', { reason }] },
    inputs: { reject: () => ({ reason }) },
  })
  walkWorkflow(walk, adjustmentWorkflow, WALKERS)
})

describe('an earning', () => {
  const make = async () => {
    const { id } = await o.bring('completed')
    return (await o.app.database.sql<{ id: string }>('select id from earnings where payable_id = $1', [id]))[0]!.id
  }
  const walk = () => walkOf({
    workflow: earningWorkflow,
    walkers: people({ writer: ['writer'] }, (who) => who === 'writer' || MONEY_STAFF.includes(who)),
    make,
    paths: { cleared: () => 'timer', reversed: () => 'system' },
  })
  walkWorkflow(walk, earningWorkflow, WALKERS)
})

describe('a price table', () => {
  let minutes = 0
  /** Each table starts at a moment of its own, ahead of the test's clock. */
  const validFrom = () => new Date(Date.UTC(2027, 0, 1, 0, (minutes += 1))).toISOString()
  const make = async () => {
    const { docs } = (await o.as('admin', 'GET', '/api/price-tables?limit=1&sort=createdAt')).body
    return docOf(o.as('admin', 'POST', `/api/price-tables/${docs[0].id}/duplicate`))
  }
  const scheduled = async () => {
    const id = await make()
    await o.ok(o.as('admin', 'POST', `/api/price-tables/${id}/transitions/schedule`, { version: 0, input: { validFrom: validFrom() } }))
    return id
  }
  const walk = (): Walk => {
    const simple = walkOf({
      workflow: priceTableWorkflow,
      walkers: people({}, () => true),
      make,
      paths: {},
      inputs: { schedule: () => ({ validFrom: validFrom() }) },
    })
    const bring = async (state: string) => {
      if (state === 'draft') return { id: await make() }
      const id = await scheduled()
      if (state === 'withdrawn') await o.ok(simple.move('admin', id, 'withdraw'))
      return { id }
    }
    return { ...simple, bring }
  }
  walkWorkflow(walk, priceTableWorkflow, WALKERS)
})
