import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { OrderState } from '../src/domain/orders/states.ts'
import { orderWorkflow } from '../src/domain/orders/workflow.ts'
import type { ActorRole } from '../src/domain/workflow/types.ts'
import { platformOf } from '../src/lib/feature.ts'
import { SYSTEM } from '../src/lib/workflow/actor.ts'
import { transition } from '../src/lib/workflow/transition.ts'
import { asPlatform } from './support/ledger.ts'
import { startOrderApp, type OrderApp, type Who } from './support/orderApp.ts'
import { walkWorkflow, type Walk, type Walker } from './support/walkWorkflow.ts'

let o: OrderApp
let walk: Walk
beforeAll(async () => {
  o = await startOrderApp()
  walk = orderWalk(o)
})
afterAll(() => o?.app.stop())

const HAS_WRITER: readonly string[] = ['in_progress', 'in_review', 'delivered', 'in_revision', 'on_hold', 'completed']
const everywhere = () => true
const staff = (role: ActorRole & Who): Walker => ({ name: role, roles: () => [role], sees: everywhere })

const WALKERS: Walker[] = [
  { name: 'client', roles: () => ['client'], sees: everywhere },
  { name: 'client2', roles: () => [], sees: () => false },
  { name: 'writer', roles: (state) => (HAS_WRITER.includes(state) ? ['any_writer', 'writer'] : ['any_writer']), sees: (state) => state === 'available' || HAS_WRITER.includes(state) },
  { name: 'writer2', roles: () => ['any_writer'], sees: (state) => state === 'available' },
  staff('editor'), staff('support'), staff('admin'),
]

const reason = 'For the walk'
const INPUTS: Record<string, (app: OrderApp) => Record<string, unknown>> = {
  assign: ({ ids }) => ({ writer: ids.writer2, reason }),
  reassign: ({ ids }) => ({ writer: ids.writer2, reason, earlierShareMinor: 100 }),
  unassign: () => ({ reason, earlierShareMinor: 0 }),
  hold: () => ({ reason, side: 'platform' }),
  request_revision: () => ({ reason, kind: 'defect' }),
  return_to_writer: () => ({ reason }),
  reopen: () => ({ reason }),
  cancel: () => ({ reason }),
}

async function askFor(app: OrderApp, id: string): Promise<string> {
  await app.move('writer2', id, 'request')
  return (await app.app.database.sql<{ id: string }>('select id from order_requests where order_id = $1', [id]))[0]!.id
}

/** How an order is brought to a state, and what its moves need. */
const orderWalk = (app: OrderApp): Walk => ({
  workflow: orderWorkflow,
  walkers: WALKERS,
  bring: (state) => app.bring(state as OrderState),
  stateOf: async (id) => (await app.rowOf(id)).state as string,
  move: (walker, id, name, input) => app.tryMove(walker as Who, id, name, input),
  fire: async (id, name, by) => {
    if (by === 'timer') await app.fire(id, name)
    // Paying in full is what makes the platform mark an order as paid.
    else if (name === 'mark_paid') await app.ok(app.pay(id))
    else await asPlatform(app.app, (req) => transition(req, { collection: 'orders', id, name, version: null, actor: SYSTEM, ...(INPUTS[name] && { input: INPUTS[name](app) }) }))
  },
  prepare: async ({ name }, id) => {
    if (name === 'submit_work') await app.ok(app.upload('writer', id))
    if (name === 'approve_request') return { request: await askFor(app, id) }
    return INPUTS[name]?.(app)
  },
})

describe('an order', () => {
  walkWorkflow(() => walk, orderWorkflow, WALKERS.map(({ name }) => name))

  it('offers staff to approve a request only while a writer asks', async () => {
    const { id } = await o.bring('available')
    const approval = async () =>
      (await o.as('support', 'GET', `/api/orders/${id}/transitions`)).body.transitions.find(({ name }: { name: string }) => name === 'approve_request')
    expect(await approval()).toMatchObject({ allowed: false, code: 'request_unknown', reason: 'No writer has asked for this order.' })
    await o.move('writer2', id, 'request')
    expect(await approval()).toMatchObject({ allowed: true, direction: 'forward' })
  })

  it('says beforehand what a move will answer', async () => {
    const { id } = await o.bring('delivered')
    for (const who of ['client', 'writer', 'editor', 'support'] as const) {
      const { transitions } = (await o.as(who, 'GET', `/api/orders/${id}/transitions`)).body
      for (const { name, allowed, code, input } of transitions) {
        if (allowed) continue
        const answer = await o.tryMove(who, id, name)
        expect({ who, name, code: answer.body.code }).toEqual({ who, name, code: input === null || code !== undefined ? code : 'invalid_input' })
      }
    }
  })
})

describe('every workflow', () => {
  it('names effects that exist, ends where it says, and reaches all it has', () => {
    for (const { workflow, effects = {} } of Object.values(platformOf(o.app.payload.config).workflows)) {
      const { kind, states, initial, final, transitions } = workflow
      const named = transitions.flatMap((row) => row.effects ?? [])
      expect({ kind, missing: named.filter((name) => !effects[name]) }).toEqual({ kind, missing: [] })
      expect({ kind, unused: Object.keys(effects).filter((name) => !named.includes(name)) }).toEqual({ kind, unused: [] })
      const reached = new Set([initial, ...transitions.map(({ to }) => to)])
      expect({ kind, unreachable: states.filter((state) => !reached.has(state)) }).toEqual({ kind, unreachable: [] })
      const left = new Set(transitions.flatMap(({ from }) => from))
      expect({ kind, stuck: states.filter((state) => !left.has(state) && !final.includes(state)) }).toEqual({ kind, stuck: [] })
    }
  })
})
