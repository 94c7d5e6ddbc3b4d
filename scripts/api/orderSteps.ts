import type { Json, Session } from './client.ts'
import { samplePdf } from './samplePdf.ts'

export type Wanted = {
  title: string
  service: string
  units: number
  level?: string
  extras?: string[]
  deadline: Date
  brief: Record<string, unknown>
}

type Order = { id: string; number: string; state: string; version: number; totalMinor: number; currency: string }

export type Quote = { token: string; totalMinor: number; currency: string; expiresAt: string; lines: { code: string; label: string; amountMinor: number }[] }

/** The price of what is wanted; needs no login. */
export const askQuote = async (session: Session, { service, units, level, extras, deadline }: Wanted): Promise<Quote> =>
  (await session.post('/api/pricing/quote', { service, units, level, extras, deadline: deadline.toISOString() })) as Quote

/** Makes a draft order from a quote. */
export async function placeOrder(client: Session, quote: Quote, { title, brief }: Wanted): Promise<Order> {
  const { doc } = await client.post('/api/orders', { quote: quote.token, title, brief }, { 'idempotency-key': crypto.randomUUID() })
  return doc as Order
}

/** Makes one move of an order, on the version that is current now. */
export async function moveOrder(session: Session, id: string, name: string, input?: Record<string, unknown>): Promise<Order> {
  const { version } = await session.get(`/api/orders/${id}/transitions`)
  const { doc } = await session.post(`/api/orders/${id}/transitions/${name}`, { version, ...(input && { input }) })
  return doc as Order
}

/** Puts money into the client's wallet; the demo websites confirm it at once. */
export const topUp = (client: Session, amountMinor: number, currency: string) =>
  client.post('/api/wallets/top-ups', { amountMinor, currency, gateway: 'manual' }, { 'idempotency-key': crypto.randomUUID() })

/** Pays what is due from the wallet. */
export const payFromWallet = (client: Session, id: string) =>
  client.post(`/api/orders/${id}/pay`, { source: 'wallet' }, { 'idempotency-key': crypto.randomUUID() })

/** Uploads finished work. */
export async function uploadFinal(writer: Session, id: string, text: string): Promise<Json> {
  const form = new FormData()
  form.set('category', 'final')
  form.set('file', samplePdf(text), 'final.pdf')
  return writer.post(`/api/orders/${id}/deliverables`, form)
}
