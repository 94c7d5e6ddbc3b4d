import { type Answer, type Asked } from '../ask.ts'
import { done, stepsOf } from '../client.ts'
import { type AtGateway, REFUND_FAILS } from '../money/gateway.ts'
import type { MoneyWorld } from '../money/seedMoney.ts'
import type { Platform } from '../platform.ts'
import type { Random } from '../random.ts'
import type { Person } from '../seed.ts'

export type Making = { platform: Platform; gateway: AtGateway; money: MoneyWorld; random: Random; ask: (asked: Asked) => Promise<Answer> }

/** What is left for clients, banks and the gateway to do, while nobody tells the platform of it. */
export type Act = () => Promise<void>

const AT_ONCE = 6
const DECLINING = ['4000000000000002', '4000000000009995', '4000000000009987', '4000000000000069', '4000000000000119']
/** Which card a client saves: one that pays, one whose refunds fail later, one whose refunds take days. */
const SAVED = ['4242424242424242', REFUND_FAILS, '4000000000007726']
const PAYOUT_MINOR = 6_000

type Payment = { id: string; nextAction: { url: string; clientSecret: string } | null }

/**
 * Clients begin payments of every kind, and staff approve refunds and payouts. @returns what the outside world does
 * with them, and nobody has told the platform of yet. @param muted ends all telling, once cards have been saved
 */
export async function make(making: Making, { payments, muted }: { payments: number; muted: () => Promise<void> }): Promise<Act[]> {
  const acts: Act[] = []
  const steps = stepsIn(making)
  const methods = new Map<string, string>()
  for (const [i, client] of making.money.clients.entries()) methods.set(client.id, await steps.saveCard(client, SAVED[i % SAVED.length]!))
  await muted()
  let next = 0
  const clients = Array.from({ length: AT_ONCE }, async () => {
    while (next < payments) {
      const number = next++
      const client = making.money.clients[number % making.money.clients.length]!
      acts.push(...(await begin(steps, { number, client, method: methods.get(client.id)! })))
    }
  })
  await Promise.all(clients)
  for (const writer of making.money.connect) await steps.payout(writer)
  return acts
}

type Begun = { number: number; client: Person; method: string }

/** One payment, of the kinds in turn. */
async function begin(steps: Steps, { number, client, method }: Begun): Promise<Act[]> {
  const kind = number % 20
  if (kind < 4) {
    const order = await steps.order(client)
    await steps.pay(client, 'orders', order, { method })
    if (kind < 3) await steps.refund(order, 500 + number)
    return []
  }
  if (kind < 6) {
    const payment = await steps.pay(client, 'orders', await steps.order(client), { mode: 'card' })
    return [() => steps.confirm(payment, kind === 4 ? 'pm_card_visa' : 'pm_card_chargeDeclined')]
  }
  if (kind < 8) {
    const payment = await steps.pay(client, 'orders', await steps.order(client))
    return [() => steps.page(payment, number % 8, kind === 7)]
  }
  const payment = await steps.pay(client, 'top-ups', await steps.topUp(client, 1_000 + number))
  if (kind === 8) return [() => steps.expire(payment)]
  return [() => steps.page(payment, number % 8, kind !== 9)]
}

type Steps = ReturnType<typeof stepsIn>

function stepsIn({ platform, gateway, random, ask }: Making) {
  const { world } = platform
  const keyed = async (as: Person, path: string, body: object) => done(await ask({ path, as, body, key: random.uuid() })).doc
  const { place, move } = stepsOf(world, ask, random.uuid)
  const pay = async (client: Person, collection: string, id: string, more: object = {}): Promise<Payment> =>
    keyed(client, '/api/payments', { payable: { collection, id }, gateway: 'stripe', ...more })
  const topUp = async (client: Person, amountMinor: number): Promise<string> => (await keyed(client, '/api/wallets/top-ups', { amountMinor, currency: 'USD', gateway: 'stripe' })).id
  const page = async ({ nextAction }: Payment, declines: number, isPaid = true): Promise<void> => {
    for (let i = 0; i < declines; i += 1) await gateway.payOnPage(nextAction!.url, DECLINING[(i + declines) % DECLINING.length]!)
    if (isPaid) await gateway.payOnPage(nextAction!.url)
  }
  return {
    pay, topUp, page,
    saveCard: async (client: Person, number: string): Promise<string> => {
      const payment = await pay(client, 'top-ups', await topUp(client, 1_000), { saveMethod: true })
      await gateway.payOnPage(payment.nextAction!.url, number)
      return untilSaved(ask, client)
    },
    order: async (client: Person): Promise<string> => {
      const { id } = done(await place(client, 'An article')).doc
      done(await move(client, id, 'submit'))
      return id
    },
    refund: async (order: string, amountMinor: number): Promise<void> => {
      const { id } = await keyed(world.support, '/api/refunds', { payable: { collection: 'orders', id: order }, amountMinor, reason: 'A part was not needed.' })
      await keyed(world.admin, `/api/refunds/${id}/transitions/approve`, { version: 0, input: {} })
    },
    payout: async (writer: Person): Promise<void> => {
      const { id } = await keyed(writer, '/api/payouts', { amountMinor: PAYOUT_MINOR })
      await keyed(world.admin, `/api/payouts/${id}/transitions/approve`, { version: 0, input: {} })
    },
    confirm: async ({ nextAction }: Payment, method: string): Promise<void> => void (await gateway.confirmCard(nextAction!.clientSecret, method)),
    expire: async ({ nextAction }: Payment): Promise<void> => void (await gateway.stripe.checkout.sessions.expire(nextAction!.url.split('/').at(-1)!)),
  }
}

async function untilSaved(ask: Making['ask'], client: Person): Promise<string> {
  const until = performance.now() + 150_000
  while (performance.now() < until) {
    const id = done(await ask({ path: '/api/payment-methods', as: client })).docs[0]?.id as string | undefined
    if (id) return id
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error('The card was not saved')
}

/** What banks do days later: refunds fail or arrive, transfers are reversed, payments of orders are disputed. */
export function laterActs(gateway: AtGateway, account: string): Act[] {
  const { store } = gateway.sim.world
  const refunds = store.all(account, 'refund').map(({ resource }, i): Act => {
    if (resource.status === 'pending') return () => gateway.control(resource.id, i % 3 === 0 ? 'fail' : 'complete')
    const { hidden } = store.anywhere(resource.charge as string)!
    const fails = (hidden.behaviour as { refund?: string }).refund === 'fails'
    return () => (fails && i % 2 === 0 ? gateway.control(resource.id, 'fail') : Promise.resolve())
  })
  const transfers = store.all(account, 'transfer').filter((_, i) => i % 2 === 0)
  const charges = store.all(account, 'charge').filter(({ resource }) => resource.status === 'succeeded' && String(resource.description).startsWith('Order'))
  const disputes = charges.filter((_, i) => i % 4 === 0).map(({ resource }, i): Act => () => dispute(gateway, resource, [null, 'win', 'lose'][i % 3] ?? null))
  return [...refunds, ...transfers.map(({ resource }): Act => async () => void (await gateway.stripe.transfers.createReversal(resource.id))), ...disputes]
}

async function dispute(gateway: AtGateway, { id, payment_intent: intent }: { id: string; payment_intent?: unknown }, decision: string | null): Promise<void> {
  await gateway.control(id, 'dispute', { reason: 'product_not_received' })
  const [opened] = (await gateway.stripe.disputes.list({ payment_intent: String(intent) })).data
  if (decision) await gateway.control(opened!.id, decision)
}
