import { randomUUID } from 'node:crypto'
import Stripe from 'stripe'
import type { LoadRequest, ServerName } from './measure/types.ts'
import { STRIPE_KEYS } from './servers/stripe.ts'
import { WEBSITE, type BenchData, type Caller } from './setup/data.ts'
import type { OrderState } from './setup/orders.ts'
import type { BenchPostgres } from './setup/postgres.ts'
import type { Stock, StockedOrder } from './setup/stock.ts'

export type Surroundings = {
  postgres: BenchPostgres
  data: BenchData
  stock: Stock
  password: string
  quotes: () => Promise<string[]>
  /** How many clients take turns, spread over all of them; 2,000 unless said otherwise. */
  callers?: number
}

export type Operation = {
  name: string
  title: string
  /** What plain Payload answers too; the rest has no counterpart there. */
  servers: ServerName[]
  /** Set where each request uses up an order in this state. */
  uses?: OrderState
  /** Set where each request may be sent once, though it uses up no order. */
  isOnce?: boolean
  requests: (surroundings: Surroundings, wanted: { server: ServerName; count: number }) => Promise<LoadRequest[]>
}

const DAY_MS = 86_400_000
const MOST_CALLERS = 2_000
const OURS: ServerName[] = ['product', 'floor']
const ALL: ServerName[] = ['product', 'floor', 'plain']

export const OPERATIONS: Operation[] = [
  { name: 'quote', title: 'quote', servers: OURS, requests: async () => quotes() },
  { name: 'read', title: 'read one order', servers: ALL, requests: readOne },
  { name: 'list', title: 'list 20 of a client’s orders, with the total', servers: ALL, requests: async (surroundings) => some(surroundings).map(listOf) },
  { name: 'place', title: 'place an order', servers: ALL, requests: placeOrders },
  { name: 'submit', title: 'transition: submit a draft (starts a timer)', servers: OURS, uses: 'draft', requests: submitDrafts },
  { name: 'pay', title: 'pay from the wallet', servers: OURS, uses: 'awaiting_payment', requests: payOrders },
  { name: 'claim', title: 'transition: a writer claims', servers: OURS, uses: 'available', requests: claimOrders },
  { name: 'start', title: 'begin a card payment (Stripe is asked)', servers: OURS, uses: 'awaiting_payment', requests: startPayments },
  { name: 'webhook', title: 'take a webhook into the inbox', servers: OURS, isOnce: true, requests: async (_surroundings, { count }) => webhooks(count) },
  { name: 'login', title: 'login', servers: ALL, requests: async (surroundings) => some(surroundings).map((client) => loginOf(client, surroundings.password)) },
]

const some = ({ data: { clients }, callers = MOST_CALLERS }: Surroundings): Caller[] => clients.filter((_client, index) => index % Math.ceil(clients.length / callers) === 0)

const onWebsite = { 'x-website': WEBSITE }
const as = ({ token }: Caller) => ({ ...onWebsite, authorization: `JWT ${token}` })

/** What visitors ask for: each service, some extras, deadlines from one to three weeks. */
export function quotes(): LoadRequest[] {
  const wanted = [
    { service: 'blog-article', units: 3, extras: ['outline'] },
    { service: 'blog-article', units: 5, level: 'expert' },
    { service: 'proofreading', units: 4_200, level: 'thorough', subject: 'law' },
    { service: 'blog-article', units: 2, extras: ['outline', 'priority-support'], writerLevel: 'experienced' },
  ]
  return Array.from({ length: 100 }, (_, index) => ({
    method: 'POST', path: '/api/pricing/quote', headers: onWebsite, expect: 200,
    body: { ...wanted[index % wanted.length], deadline: new Date(Date.now() + (7 + (index % 15)) * DAY_MS).toISOString() },
  }))
}

async function readOne(surroundings: Surroundings): Promise<LoadRequest[]> {
  const { postgres } = surroundings
  const byId = new Map(some(surroundings).map((client) => [client.id, client]))
  const orders = await postgres.sql<{ id: string; client: string }>(
    `select distinct on (client_id) id, client_id as client from orders where client_id = any($1::uuid[]) and state = 'completed' order by client_id, created_at`,
    [[...byId.keys()]],
  )
  return orders.map(({ id, client }) => ({ method: 'GET', path: `/api/orders/${id}`, headers: as(byId.get(client)!), expect: 200 }))
}

const listOf = (client: Caller): LoadRequest => ({
  method: 'GET', path: '/api/orders?where[state][equals]=completed&sort=-createdAt&limit=20', headers: as(client), expect: 200,
})

async function placeOrders(surroundings: Surroundings, { server }: { server: ServerName }): Promise<LoadRequest[]> {
  const tokens = await surroundings.quotes()
  const plain = server === 'plain' ? await plainOrder(surroundings) : null
  return some(surroundings).map((client, index) => ({
    method: 'POST', path: '/api/orders', headers: as(client), expect: 201, hasKey: true,
    body: plain ? { ...plain, client: client.id } : { quote: tokens[index % tokens.length], title: 'An order of the benchmark', brief: { topic: 'Speed', audience: 'Whoever waits' } },
  }))
}

/** Plain Payload prices nothing: it is given a whole order to store. */
async function plainOrder({ postgres, data }: Surroundings): Promise<Record<string, unknown>> {
  const [row] = await postgres.sql<{ order: Record<string, unknown> }>(
    `select jsonb_build_object('website', website_id, 'service', service_id, 'priceTable', price_table_id, 'title', 'An order of the benchmark', 'brief', brief,
       'briefForm', brief_form, 'units', units, 'level', level, 'currency', currency, 'totalMinor', total_minor, 'lines', lines, 'discounts', discounts,
       'deadline', deadline, 'needsReview', needs_review, 'quoteId', quote_id, 'quoteHash', quote_hash, 'quoteExpiresAt', quote_expires_at, 'quoteInputs', quote_inputs) as order
     from orders where client_id = $1 and state = 'completed' limit 1`,
    [data.clients[0]!.id],
  )
  return row!.order
}

async function ofStock(surroundings: Surroundings, state: OrderState, count: number, toRequest: (order: StockedOrder, client: Caller) => LoadRequest): Promise<LoadRequest[]> {
  const orders = await surroundings.stock.take(state, count)
  const known = new Map(surroundings.data.clients.map((client) => [client.id, client]))
  return orders.map((order) => toRequest(order, known.get(order.client)!))
}

function submitDrafts(surroundings: Surroundings, { count }: { count: number }): Promise<LoadRequest[]> {
  return ofStock(surroundings, 'draft', count, ({ id, version }, client) => ({ method: 'POST', path: `/api/orders/${id}/transitions/submit`, headers: as(client), body: { version }, expect: 200 }))
}

function payOrders(surroundings: Surroundings, { count }: { count: number }): Promise<LoadRequest[]> {
  return ofStock(surroundings, 'awaiting_payment', count, ({ id }, client) => ({ method: 'POST', path: `/api/orders/${id}/pay`, headers: as(client), body: { source: 'wallet' }, expect: 200, hasKey: true }))
}

function startPayments(surroundings: Surroundings, { count }: { count: number }): Promise<LoadRequest[]> {
  return ofStock(surroundings, 'awaiting_payment', count, ({ id }, client) => ({
    method: 'POST', path: '/api/payments', headers: as(client), body: { payable: { collection: 'orders', id }, gateway: 'stripe', mode: 'card' }, expect: 201, hasKey: true,
  }))
}

/** Signed messages of Stripe, each about a payment that nobody knows: what is kept is the same. */
export function webhooks(count: number): LoadRequest[] {
  return Array.from({ length: count }, () => {
    const intent = { id: `pi_${randomUUID()}`, object: 'payment_intent', amount: 8_280, currency: 'usd', status: 'succeeded', metadata: { payment: randomUUID() } }
    const text = JSON.stringify({ id: `evt_${randomUUID()}`, object: 'event', type: 'payment_intent.succeeded', created: Math.floor(Date.now() / 1_000), livemode: false, data: { object: intent } })
    const signature = Stripe.webhooks.generateTestHeaderString({ payload: text, secret: STRIPE_KEYS.STRIPE_WEBHOOK_SECRET })
    return { method: 'POST', path: `/api/webhooks/stripe/${WEBSITE}`, headers: { 'stripe-signature': signature }, text, expect: 200 }
  })
}

async function claimOrders({ stock, data }: Surroundings, { count }: { count: number }): Promise<LoadRequest[]> {
  const orders = await stock.take('available', count)
  return orders.map(({ id, version, n }) => ({
    method: 'POST', path: `/api/orders/${id}/transitions/claim`, headers: as(data.writers[n % data.writers.length]!), body: { version }, expect: 200,
  }))
}

const loginOf = (client: Caller, password: string): LoadRequest => ({
  method: 'POST', path: '/api/users/login', headers: onWebsite, body: { email: client.email, password }, expect: 200,
})
