import Stripe from 'stripe'
import type { Answer, Call } from './call.ts'

export type Given = { type?: string; website?: string | null; livemode?: boolean; account?: string; object?: object }
export type Signed = { secret: string; slug: string; timestamp?: number; signature?: string }

let made = 0

/** A message as Stripe sends it, about a refund of the website unless said otherwise. */
export function stripeEvent({ type = 'refund.updated', website = null, livemode = false, account, object = {} }: Given) {
  made += 1
  const metadata = website ? { website, refund: 'a-refund' } : {}
  const created = Math.floor(Date.now() / 1_000)
  return { id: `evt_${made}`, object: 'event', type, created, livemode, ...(account && { account }), data: { object: { id: `re_${made}`, object: 'refund', metadata, ...object } } }
}

/** Sends it to the platform with a signature; `timestamp` in seconds. */
export function deliverTo(call: Call, body: object | string, { secret, slug, timestamp = Date.now() / 1_000, signature }: Signed): Promise<Answer> {
  const payload = typeof body === 'string' ? body : JSON.stringify(body)
  const header = signature ?? Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp: Math.floor(timestamp) })
  return call('POST', `/api/webhooks/stripe/${slug}`, { body: payload, headers: { 'content-type': 'application/json', 'stripe-signature': header } })
}

type Sender = { event: () => object; deliver: (body: object | string, sent?: Partial<Signed>) => Promise<Answer>; secret: string }

const now = (): number => Date.now() / 1_000

/** What must be refused, and with which code. */
export const BAD_WEBHOOKS: [name: string, send: (sender: Sender) => Promise<Answer>, code: string][] = [
  ['forged', ({ event, deliver }) => deliver(event(), { secret: 'whsec_somebody_else' }), 'webhook_signature_invalid'],
  ['unsigned', ({ event, deliver }) => deliver(event(), { signature: '' }), 'webhook_signature_invalid'],
  ['signed with nonsense', ({ event, deliver }) => deliver(event(), { signature: 't=,v1=' }), 'webhook_signature_invalid'],
  ['late by over 300 s', ({ event, deliver }) => deliver(event(), { timestamp: now() - 302 }), 'webhook_signature_invalid'],
  ['ahead by over 60 s', ({ event, deliver }) => deliver(event(), { timestamp: now() + 63 }), 'webhook_signature_invalid'],
  ['cut', ({ event, deliver, secret }) => {
    const payload = JSON.stringify(event())
    return deliver(payload.slice(0, -20), { signature: Stripe.webhooks.generateTestHeaderString({ payload, secret }) })
  }, 'webhook_signature_invalid'],
  ['no JSON', ({ deliver }) => deliver('{"id":'), 'webhook_malformed'],
  ['no event', ({ deliver }) => deliver({ id: 'evt_x', object: 'charge' }), 'webhook_malformed'],
  ['about no object', ({ event, deliver }) => deliver({ ...event(), data: null }), 'webhook_malformed'],
  ['too large', ({ deliver }) => deliver('x'.repeat(257 * 1_024)), 'payload_too_large'],
  ['for a website without keys', ({ event, deliver }) => deliver(event(), { slug: 'federhaus' }), 'gateway_off'],
  ['for no website', ({ event, deliver }) => deliver(event(), { slug: 'nobody' }), 'not_found'],
]
