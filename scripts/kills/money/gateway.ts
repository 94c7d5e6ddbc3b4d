import Stripe from 'stripe'
import { startStripe, type StripeSimulator } from '../../../sim/stripe/startStripe.ts'
import { signatureOf } from '../../../sim/stripe/webhooks/sign.ts'

const KEY = 'sk_test_kills'
const AFTER_MS = [500, ...Array<number>(120).fill(1_000)]

export const GOOD = '4242424242424242'
/** Refunds of it succeed, and can fail afterwards. */
export const REFUND_FAILS = '4000000000005126'

export type AtGateway = {
  sim: StripeSimulator
  stripe: Stripe
  /** The settings of processes that speak to it. */
  env: Record<string, string>
  /** Fills in a card on the gateway's page. @returns the HTTP status: 303 when it was paid */
  payOnPage: (url: string, number?: string) => Promise<number>
  /** Confirms with card fields. */
  confirmCard: (clientSecret: string, method: string) => Promise<number>
  /** What a bank does with an object. @throws Error when it can't be done */
  control: (id: string, action: string, body?: object) => Promise<void>
  /** Tells `url` of all that has happened to an object, once each. */
  tell: (url: string, objectId: string) => Promise<void>
  close: () => Promise<void>
}

/** The simulator of Stripe, which tells `webhookUrl` of everything, again each second until it is heard; or nobody. */
export async function openGateway(webhookUrl: string | null): Promise<AtGateway> {
  const sim = await startStripe()
  sim.world.deliveries.set({ retryMs: AFTER_MS })
  const stripe = new Stripe(KEY, { host: '127.0.0.1', port: sim.port, protocol: 'http', telemetry: false })
  // Money that transfers can be made of.
  await stripe.paymentIntents.create({ amount: 90_000_000, currency: 'usd', confirm: true, payment_method: 'pm_card_bypassPending', return_url: 'https://inkwell.example' })
  const secret = webhookUrl ? (await stripe.webhookEndpoints.create({ url: webhookUrl, enabled_events: ['*'] })).secret! : 'whsec_that_nobody_uses'
  const post = async (url: string, fields: Record<string, string>, headers = {}): Promise<number> => {
    const answer = await fetch(url, { method: 'POST', redirect: 'manual', headers, body: new URLSearchParams(fields) })
    await answer.arrayBuffer()
    return answer.status
  }
  return {
    sim, stripe,
    env: { STRIPE_API_URL: sim.origin, STRIPE_SECRET_KEY: KEY, STRIPE_PUBLISHABLE_KEY: 'pk_test_kills', STRIPE_WEBHOOK_SECRET: secret },
    payOnPage: (url, number = GOOD) => post(url, { number, expiry: '12 / 34', cvc: '123', email: 'c@example.com', name: 'C' }),
    confirmCard: (clientSecret, method) => {
      const [id] = clientSecret.split('_secret_')
      return post(`${sim.origin}/v1/payment_intents/${id}/confirm`, { payment_method: method, return_url: 'https://inkwell.example' }, { authorization: `Bearer ${KEY}` })
    },
    control: async (id, action, body = {}) => {
      const answer = await fetch(`${sim.origin}/_sim/objects/${id}/${action}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
      if (!answer.ok) throw new Error(`${action} ${id}: ${await answer.text()}`)
      await answer.arrayBuffer()
    },
    tell: (url, objectId) => tellOf(sim, { url, objectId, secret }),
    close: () => sim.stop(),
  }
}

async function tellOf({ world: { store } }: StripeSimulator, { url, objectId, secret }: { url: string; objectId: string; secret: string }): Promise<void> {
  const events = store.accounts().flatMap((account) => store.all(account, 'event')).map(({ resource }) => resource)
  for (const event of events.filter(({ data }) => (data as { object: { id: string } }).object.id === objectId).reverse()) {
    const body = JSON.stringify(event)
    const { status } = await fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json', 'stripe-signature': signatureOf(secret, body, Math.floor(Date.now() / 1_000)) } })
    if (status !== 200) throw new Error(`The message of ${objectId} was answered with ${status}`)
  }
}

/** What the simulator's journal has of our documents: how much money went which way, by our own ids. */
export function effectsAtGateway({ sim }: AtGateway, ids: readonly string[]): string[] {
  return sim.world.journal.lines().flatMap((line) => {
    if (line.kind !== 'movement' || !line.source) return []
    return ids.includes(oursOf(sim, line.source)) ? [`at the gateway: ${line.type} of ${line.amount}`] : []
  }).sort()
}

/** Our id on what moved the money, or on the payment behind it; empty for what is nobody's. */
function oursOf({ world: { store } }: StripeSimulator, source: string): string {
  const metadataOf = (id: unknown): Record<string, string | undefined> => (typeof id === 'string' ? (store.anywhere(id)?.resource.metadata as Record<string, string>) : undefined) ?? {}
  const { refund, transfer, payment } = metadataOf(source)
  return refund?.split(':')[0] ?? transfer ?? payment ?? metadataOf(store.anywhere(source)?.resource.payment_intent).payment ?? ''
}
