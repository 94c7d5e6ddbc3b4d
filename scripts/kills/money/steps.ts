import { setTimeout as sleep } from 'node:timers/promises'
import type { Answer, Asked } from '../ask.ts'
import { done, stepsOf } from '../client.ts'
import type { Platform } from '../platform.ts'
import type { Person } from '../seed.ts'
import type { AtGateway } from './gateway.ts'
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
  /** Hands over what the gateway has said of an object, where no webhook does. */
  tell: (objectId: string) => Promise<void>
  client: Person
}

const TOP_UP_MINOR = 2_500
const REFUND_MINOR = 1_000
const WITHIN_MS = 120_000

type Payment = { id: string; state: string; nextAction: { url: string; clientSecret: string } | null }

/** What people of a scene do, each step until somebody has answered. */
export function stepsIn({ platform, gateway, ask, newKey, client }: Scene) {
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

/** @throws Error after two minutes */
export async function untilIs<T>(look: () => Promise<T | undefined>): Promise<T> {
  const until = performance.now() + WITHIN_MS
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    if (performance.now() > until) throw new Error('What should have come first did not come')
    await sleep(100)
  }
}

