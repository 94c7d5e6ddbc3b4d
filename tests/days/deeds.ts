import type { Answer } from '../support/call.ts'
import { inHours, type Who } from '../support/orderApp.ts'
import type { Month } from './month.ts'

const CARDS = { pays: '4242424242424242', atOnce: '4000000000000077', isDeclined: '4000000000000002', isDisputed: '4000000000000259', refundFails: '4000000000005126', refundPends: '4000000000007726' }
const HOURS_TO_DEADLINE = 100

type Order = { id: string; refund?: string }
/** What there is to go on with; each deed takes what it needs from it, or does nothing on a day without. */
export type World = { m: Month; now: () => Date; paid: Order[]; inWork: Order[]; failing: string[]; disputes: number; topUps: number; refunds: number; payouts: number; plans: number; earned: number }

type Deed = (world: World) => Promise<unknown>

async function waiting({ m, now }: World): Promise<string> {
  const { id } = await m.t.draft({ deadline: inHours(HOURS_TO_DEADLINE, now()) })
  await m.t.move('client', id, 'submit')
  return id
}

/** Begins a payment and fills in these cards, one after the other. */
async function pay(world: World, order: string, cards: string[], more: object = {}): Promise<void> {
  const payment = await world.m.payment(order, more)
  if (payment.nextAction) for (const card of cards) await world.m.payOnPage(payment.nextAction.url, card)
  await world.m.settle()
}

const byCard = (cards: string[], more: object = {}): Deed => async (world) => {
  const id = await waiting(world)
  await pay(world, id, cards, more)
  world.paid.push({ id })
}

async function moveDocument({ m }: World, as: Who | string, { list, id, name, input }: { list: string; id: string; name: string; input?: object }): Promise<Answer> {
  const [{ version }] = (await m.t.app.database.sql<{ version: string }>(`select version from "${list.replaceAll('-', '_')}" where id = $1`, [id])) as [{ version: string }]
  return m.t.app.call('POST', `/api/${list}/${id}/transitions/${name}`, { as: m.t.emails[as as Who] ?? as, website: 'inkwell', body: { version: Number(version), ...(input && { input }) } })
}

const done = (answer: Answer): Answer => {
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.body))
  return answer
}

async function refund(world: World, order: string, amountMinor: number): Promise<void> {
  const { id } = await world.m.t.ok(world.m.t.as('support', 'POST', '/api/refunds', { payable: { collection: 'orders', id: order }, amountMinor, reason: 'A part was not needed.' }))
  done(await moveDocument(world, 'admin', { list: 'refunds', id, name: 'approve' }))
  await world.m.settle()
  world.refunds += 1
}

/** What people, writers and banks do, by name. */
export const DEEDS: Record<string, Deed> = {
  card: byCard([CARDS.pays], { saveMethod: true }),
  'card whose money is there at once': byCard([CARDS.atOnce]),
  'declined, then paid': byCard([CARDS.isDeclined, CARDS.pays]),
  'wallet and card': async (world) => {
    await world.m.keepInWallet(world.m.t.ids.client, 3_000)
    await byCard([CARDS.pays], { useWallet: true })(world)
  },
  'begun and left': async (world) => {
    await world.m.payment(await waiting(world))
  },
  'top-up': async (world) => {
    const { id } = await world.m.t.ok(world.m.t.as('client', 'POST', '/api/wallets/top-ups', { amountMinor: 4_100, currency: 'USD', gateway: 'stripe' }))
    const begun = (await world.m.t.ok(world.m.t.as('client', 'POST', '/api/payments', { payable: { collection: 'top-ups', id }, gateway: 'stripe' }))) as unknown as { nextAction: { url: string } }
    await world.m.payOnPage(begun.nextAction.url, CARDS.pays)
    await world.m.settle()
    world.topUps += 1
  },
  'work is done and earned': async (world) => {
    const order = world.paid.shift()
    if (!order) return
    const { t } = world.m
    await t.move('writer', order.id, 'claim')
    await t.ok(t.upload('writer', order.id))
    await t.move('writer', order.id, 'submit_work')
    await t.move('editor', order.id, 'approve_review')
    await t.move('client', order.id, 'complete')
    world.earned += 1
    world.inWork.push(order)
  },
  cancelled: async (world) => {
    const order = world.paid.pop()
    if (order) await world.m.t.move('client', order.id, 'cancel')
    await world.m.settle()
  },
  'refund of a part': async (world) => {
    const order = world.paid[0]
    if (order) await refund(world, order.id, 700)
  },
  'refund after it was earned': async (world) => {
    const order = world.inWork.pop()
    if (order) await refund(world, order.id, 900)
  },
  'refund that fails later': async (world) => {
    const id = await waiting(world)
    await pay(world, id, [CARDS.refundFails])
    await refund(world, id, 1_100)
    const [row] = await world.m.t.app.database.sql<{ id: string }>(`select parts -> 0 ->> 'gatewayId' as id from refunds where payable_id = $1`, [id])
    if (row?.id) world.failing.push(row.id)
  },
  'a refund has failed': async (world) => {
    const id = world.failing.shift()
    if (id) await world.m.control('POST', `objects/${id}/fail`, { reason: 'expired_or_canceled_card' })
    await world.m.settle()
  },
  'refund that takes days': async (world) => {
    const id = await waiting(world)
    await pay(world, id, [CARDS.refundPends])
    await refund(world, id, 1_300)
  },
  'the bank disputes': async (world) => {
    await byCard([CARDS.isDisputed])(world)
    world.paid.pop()
    world.disputes += 1
  },
  'disputes are decided': async (world) => {
    const { data } = await world.m.stripeClient.disputes.list({ limit: 100 })
    for (const [index, { id }] of data.filter(({ status }) => status === 'needs_response').entries()) await world.m.control('POST', `objects/${id}/${index % 2 === 0 ? 'lose' : 'win'}`)
    await world.m.settle()
  },
  installments: async (world) => {
    const id = await waiting(world)
    const { t } = world.m
    await t.ok(t.as('client', 'POST', '/api/installment-plans', { payable: { collection: 'orders', id }, chargesItself: true }))
    await pay(world, id, [CARDS.pays], { purpose: 'installment', saveMethod: true })
    world.plans += 1
  },
  'a writer is paid': async (world) => {
    const { body, status } = await world.m.t.as('writer', 'POST', '/api/payouts', { amountMinor: 'all' })
    // Below the least that is paid out, or nothing has cleared yet.
    if (status >= 300) return
    done(await moveDocument(world, world.m.admin2, { list: 'payouts', id: body.doc.id, name: 'approve' }))
    await world.m.settle()
    world.payouts += 1
  },
}
