import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import Stripe from 'stripe'

/** A website's account at Stripe, and how it is reached. */
export type StripeAccount = {
  websiteId: string
  secretKey: string
  /** Another address than Stripe's: the simulator. */
  apiUrl?: string | undefined
  /** For one try; 10 s unless a test says otherwise. */
  timeoutMs?: number
  /** Tries after the first, with the same idempotency key. */
  retries?: number
}

const TIMEOUT_MS = 10_000
const RETRIES = 1

/** The official client for an account; kept, so that connections are used again. */
export function stripeClient(account: StripeAccount): Stripe {
  const name = createHash('sha256').update(JSON.stringify(account)).digest('hex')
  const kept = clients.get(name)
  if (kept) return kept
  const client = new Stripe(account.secretKey, {
    timeout: timeoutOf(account),
    maxNetworkRetries: account.retries ?? RETRIES,
    telemetry: false,
    ...(account.apiUrl && addressOf(account.apiUrl)),
  })
  clients.set(name, client)
  return client
}

/** All tries of one call and the pauses between them, in ms; an answer that drips in slowly ends here as well. */
export const deadlineOf = (account: StripeAccount): number => (timeoutOf(account) + 2_000) * (1 + (account.retries ?? RETRIES))

const timeoutOf = ({ timeoutMs = TIMEOUT_MS }: StripeAccount): number => timeoutMs

const clients = new LRUCache<string, Stripe>({ max: 200 })

function addressOf(url: string): Stripe.StripeConfig {
  const { hostname, port, protocol } = new URL(url)
  return { host: hostname, port: port || (protocol === 'https:' ? 443 : 80), protocol: protocol === 'https:' ? 'https' : 'http' }
}
