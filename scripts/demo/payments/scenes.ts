import { setTimeout as sleep } from 'node:timers/promises'
import type { Session } from '../../api/client.ts'
import { moveOrder } from '../../api/orderSteps.ts'
import { CARDS, payOnPage } from './payOnPage.ts'

export type Cast = { client: Session; writer: Session; support: Session }

/** What a client does with a card, after which the panel has it to show. */
export type Scene = { title: string; units: number; play: (cast: Cast, order: string) => Promise<void> }

const SMALL_MINOR = 1_500
const PARTS = 4
const WAIT_SECONDS = 30

/** One order for each thing that can become of a payment by card. */
export const SCENES: Scene[] = [
  {
    title: 'Letters from the coast', units: 2,
    play: async ({ client, writer, support }, order) => {
      await payByCard(client, order, [CARDS.isDeclined, CARDS.pays], { saveMethod: true })
      await moveOrder(writer, order, 'claim')
      await support.call('POST /api/refunds', { body: { payable: { collection: 'orders', id: order }, amountMinor: SMALL_MINOR, reason: 'One picture was not needed.' }, ...once() })
    },
  },
  { title: 'Profile of a paper mill', units: 3, play: ({ client }, order) => payByCard(client, order, [CARDS.isDisputed]) },
  {
    title: 'Booklet for an anniversary', units: 6,
    play: async ({ client, writer }, order) => {
      await client.call('POST /api/installment-plans', { body: { payable: { collection: 'orders', id: order }, parts: PARTS, chargesItself: true }, ...once() })
      await payByCard(client, order, [CARDS.pays], { purpose: 'installment', saveMethod: true })
      await moveOrder(writer, order, 'claim')
    },
  },
  { title: 'Notes on blotting paper', units: 2, play: ({ client }, order) => payByCard(client, order, [CARDS.isDeclined]) },
]

const once = () => ({ idempotencyKey: crypto.randomUUID() })

/** Begins a payment, fills in the cards one after the other, and waits until the last one has paid. */
async function payByCard(client: Session, order: string, cards: string[], more: { purpose?: 'installment'; saveMethod?: boolean } = {}): Promise<void> {
  const { doc } = await client.call('POST /api/payments', { body: { payable: { collection: 'orders', id: order }, gateway: 'stripe', ...more }, ...once() })
  const { url } = doc.nextAction as { url: string }
  for (const card of cards) await payOnPage(url, card)
  if (cards.at(-1) !== CARDS.isDeclined) await untilPaid(client, doc.id)
}

/** The gateway tells of it a moment later. @throws Error after 30 seconds */
async function untilPaid(client: Session, id: string): Promise<void> {
  for (const end = Date.now() + WAIT_SECONDS * 1_000; Date.now() < end; await sleep(100)) {
    const { state } = await client.call('GET /api/payments/{id}', { params: { id }, query: { depth: 0 } })
    if (state === 'succeeded') return
  }
  throw new Error(`A payment did not succeed in ${WAIT_SECONDS} seconds. Is a worker running?`)
}
