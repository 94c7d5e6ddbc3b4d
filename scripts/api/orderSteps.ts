import type { Answer, Session } from './client.ts'
import { samplePdf } from './samplePdf.ts'
import type { Operations, Order } from './types.ts'

export type Wanted = {
  title: string
  service: string
  units: number
  level?: string
  extras?: string[]
  deadline: Date
  brief: Record<string, unknown>
}

export type Quote = Answer<'POST /api/pricing/quote'>

/** Makes an operation happen once, also when it is sent twice. */
const once = () => ({ idempotencyKey: crypto.randomUUID() })

/** The price of what is wanted; needs no login. */
export const askQuote = (session: Session, { service, units, level, extras, deadline }: Wanted): Promise<Quote> =>
  session.call('POST /api/pricing/quote', { body: { service, units, ...(level && { level }), ...(extras && { extras }), deadline: deadline.toISOString() } })

/** Makes a draft order from a quote. */
export async function placeOrder(client: Session, quote: Quote, { title, brief }: Wanted): Promise<Order> {
  const { doc } = await client.call('POST /api/orders', { body: { quote: quote.token, title, brief }, ...once() })
  return doc
}

/** `submit`, `claim` and whatever else an order can be made to do. */
export type OrderMove = keyof Operations extends infer O ? (O extends `POST /api/orders/{id}/transitions/${infer Name}` ? Name : never) : never
type Move = `POST /api/orders/{id}/transitions/${OrderMove}`

/** Makes one move of an order, on the version that is current now. */
export async function moveOrder(session: Session, id: string, name: OrderMove, input?: Record<string, unknown>): Promise<Order> {
  const { version } = await session.call('GET /api/orders/{id}/transitions', { params: { id } })
  const operation: Move = `POST /api/orders/{id}/transitions/${name}`
  const { doc } = await session.call(operation, { params: { id }, body: { version, ...(input && { input }) }, ...once() } as never)
  return doc
}

/** Puts money into the client's wallet; the demo websites confirm it at once. */
export const topUp = (client: Session, amountMinor: number, currency: string) =>
  client.call('POST /api/wallets/top-ups', { body: { amountMinor, currency, gateway: 'manual' }, ...once() })

/** Pays what is due from the wallet. */
export const payFromWallet = (client: Session, id: string) =>
  client.call('POST /api/orders/{id}/pay', { params: { id }, body: { source: 'wallet' }, ...once() })

/** Uploads finished work. */
export const uploadFinal = (writer: Session, id: string, text: string) =>
  writer.call('POST /api/orders/{id}/deliverables', { params: { id }, body: { category: 'final', file: new File([samplePdf(text)], 'final.pdf', { type: 'application/pdf' }) } })
