import { setTimeout as sleep } from 'node:timers/promises'
import type { Answer, Asked } from '../ask.ts'
import { done, stepsOf } from '../client.ts'
import type { Platform } from '../platform.ts'
import type { Person } from '../seed.ts'
import type { Documents } from './footprintOfMoney.ts'
import { type AtGateway, REFUND_FAILS } from './gateway.ts'
import type { MoneyWorld } from './seedMoney.ts'

export type Scene = {
  platform: Platform
  gateway: AtGateway
  money: MoneyWorld
  ask: (asked: Asked) => Promise<Answer>
  newKey: () => string
  /** Takes the next writer, each in turn. */
  writer: (kind: 'connect' | 'bank') => Person
  /** Called where what the flow is about begins: what comes before must go well. */
  begin: () => Promise<void>
  client: Person
}

const TOP_UP_MINOR = 2_500
const PAYOUT_MINOR = 6_000
const REFUND_MINOR = 1_000
const WITHIN_MS = 120_000

type Payment = { id: string; state: string; nextAction: { url: string; clientSecret: string } | null }

function stepsIn({ platform, gateway, ask, newKey, client }: Scene) {
  const { world } = platform
  const steps = stepsOf(world, ask, newKey)
  const keyed = async (as: Person, path: string, body: object) => done(await ask({ path, as, body, key: newKey() })).doc
  const pay = async (collection: string, id: string, more: object = {}): Promise<Payment> => keyed(client, '/api/payments', { payable: { collection, id }, gateway: 'stripe', ...more })
  const onPage = async (payment: Payment, number?: string) => {
    const status = await gateway.payOnPage(payment.nextAction!.url, number)
    if (status !== 303) throw new Error(`The page answered ${status}`)
  }
  const order = async (): Promise<string> => {
    const { id } = done(await steps.place(client, 'An article')).doc
    done(await steps.move(client, id, 'submit'))
    return id
  }
  const move = async (as: Person, place: string, name: string, input: object = {}) => {
    const { body } = await ask({ path: `/api/${place}?depth=0`, as })
    return keyed(as, `/api/${place}/transitions/${name}`, { version: body.version, input })
  }
  /** A method that the client has saved, saved now if need be. */
  const method = async (): Promise<string> => {
    const saved = async () => done(await ask({ path: '/api/payment-methods', as: client })).docs[0]?.id as string | undefined
    const known = await saved()
    if (known) return known
    const topUp = await keyed(client, '/api/wallets/top-ups', { amountMinor: TOP_UP_MINOR, currency: 'USD', gateway: 'stripe' })
    await onPage(await pay('top-ups', topUp.id, { saveMethod: true }))
    return untilIs(saved)
  }
  const refund = async (id: string) => {
    const asked = await keyed(world.support, '/api/refunds', { payable: { collection: 'orders', id }, amountMinor: REFUND_MINOR, reason: 'A part was not needed.' })
    await move(world.admin, `refunds/${asked.id}`, 'approve')
    return asked.id as string
  }
  const stateOf = async (place: string): Promise<string> => done(await ask({ path: `/api/${place}?depth=0`, as: world.admin })).state
  const untilState = (place: string, state: string) => untilIs(async () => (await stateOf(place)) === state || undefined)
  return { keyed, pay, onPage, order, move, method, refund, untilState, announce: (gatewayName: string) => keyed(client, '/api/wallets/top-ups', { amountMinor: TOP_UP_MINOR, currency: 'USD', gateway: gatewayName }) }
}

async function untilIs<T>(look: () => Promise<T | undefined>): Promise<T> {
  const until = performance.now() + WITHIN_MS
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    if (performance.now() > until) throw new Error('What should have come first did not come')
    await sleep(100)
  }
}

/** Ways of money, each from where it is asked for to the last answer that anybody waits for; the worker does the rest. */
export const FLOWS = {
  topUp: async (scene: Scene): Promise<Documents> => {
    const { announce, pay, onPage } = stepsIn(scene)
    await scene.begin()
    const topUp = await announce('stripe')
    const payment = await pay('top-ups', topUp.id, { saveMethod: true })
    await onPage(payment)
    return { 'top-up': topUp.id, payment: payment.id }
  },
  checkout: async (scene: Scene): Promise<Documents> => {
    const { order, pay, onPage } = stepsIn(scene)
    const id = await order()
    await scene.begin()
    const payment = await pay('orders', id)
    await onPage(payment)
    return { order: id, payment: payment.id }
  },
  savedMethod: async (scene: Scene): Promise<Documents> => {
    const { order, method, pay } = stepsIn(scene)
    const [id, saved] = [await order(), await method()]
    await scene.begin()
    const payment = await pay('orders', id, { method: saved })
    return { order: id, payment: payment.id }
  },
  declined: async (scene: Scene): Promise<Documents> => {
    const { order, pay } = stepsIn(scene)
    const id = await order()
    await scene.begin()
    const payment = await pay('orders', id, { mode: 'card' })
    await scene.gateway.confirmCard(payment.nextAction!.clientSecret, 'pm_card_chargeDeclined')
    return { order: id, payment: payment.id }
  },
  cancelled: async (scene: Scene): Promise<Documents> => {
    const { order, pay } = stepsIn(scene)
    const id = await order()
    const payment = await pay('orders', id)
    const path = `/api/payments/${payment.id}`
    await scene.begin()
    // It takes no key: whoever got no answer looks before asking again.
    const already = async () => {
      const found = await scene.ask({ path: `${path}?depth=0`, as: scene.client })
      return found.body.state === 'cancelled' ? found : null
    }
    done(await scene.ask({ path: `${path}/cancel`, as: scene.client, body: {}, already }))
    return { order: id, payment: payment.id }
  },
  refund: async (scene: Scene): Promise<Documents> => {
    const { order, method, pay, refund } = stepsIn(scene)
    const [id, saved] = [await order(), await method()]
    const payment = await pay('orders', id, { method: saved })
    await scene.begin()
    return { order: id, payment: payment.id, refund: await refund(id) }
  },
  lateFailure: async (scene: Scene): Promise<Documents> => {
    const { order, pay, onPage, refund, untilState } = stepsIn(scene)
    const id = await order()
    const payment = await pay('orders', id)
    await onPage(payment, REFUND_FAILS)
    await untilState(`payments/${payment.id}`, 'succeeded')
    const back = await refund(id)
    await untilState(`refunds/${back}`, 'succeeded')
    await scene.begin()
    const { sim } = scene.gateway
    const [part] = await scene.platform.postgres.sql<{ id: string }>(`select parts -> 0 ->> 'gatewayId' as id from refunds where id::text = $1`, [back])
    await (await fetch(`${sim.origin}/_sim/objects/${part!.id}/fail`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"reason":"expired_or_canceled_card"}' })).arrayBuffer()
    return { order: id, payment: payment.id, refund: back }
  },
  payout: async (scene: Scene): Promise<Documents> => {
    const writer = scene.writer('connect')
    const { keyed, move } = stepsIn(scene)
    await scene.begin()
    const payout = await keyed(writer, '/api/payouts', { amountMinor: PAYOUT_MINOR })
    await move(scene.money.admin2, `payouts/${payout.id}`, 'approve')
    return { payout: payout.id }
  },
  payoutReturned: async (scene: Scene): Promise<Documents> => {
    const writer = scene.writer('connect')
    const { keyed, move, untilState } = stepsIn(scene)
    const payout = await keyed(writer, '/api/payouts', { amountMinor: PAYOUT_MINOR })
    await move(scene.money.admin2, `payouts/${payout.id}`, 'approve')
    await untilState(`payouts/${payout.id}`, 'paid')
    const [transfer] = await scene.platform.postgres.sql<{ id: string }>('select gateway_id as id from payouts where id::text = $1', [payout.id])
    await scene.begin()
    await scene.gateway.stripe.transfers.createReversal(transfer!.id)
    return { payout: payout.id }
  },
  batch: async (scene: Scene): Promise<Documents> => {
    const writer = scene.writer('bank')
    const { keyed, move } = stepsIn(scene)
    const { admin } = scene.platform.world
    await scene.begin()
    const payout = await keyed(writer, '/api/payouts', { amountMinor: PAYOUT_MINOR })
    const batch = await keyed(admin, '/api/payout-batches', {})
    await move(scene.money.admin2, `payout-batches/${batch.id}`, 'approve')
    await move(admin, `payout-batches/${batch.id}`, 'send')
    await move(admin, `payout-batches/${batch.id}`, 'mark_paid', { reference: 'debit' })
    return { payout: payout.id, batch: batch.id }
  },
} satisfies Record<string, (scene: Scene) => Promise<Documents>>

export type FlowName = keyof typeof FLOWS
