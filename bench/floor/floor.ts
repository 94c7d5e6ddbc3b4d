import Stripe from 'stripe'
import type { PriceTable } from '../../src/domain/pricing/types.ts'
import type { Website } from './caller.ts'
import { openDatabase, type Database } from './database.ts'
import { quoteKey, sessionKey } from './tokens.ts'

/** What the floor's process holds. */
export type Floor = {
  database: Database
  sessionKey: Buffer
  quoteKey: Buffer
  websites: { bySlug: Map<string, Website>; until: number }
  /** Scheduled price tables never change, so each is read once. */
  priceTables: Map<string, PriceTable>
  stripe: Stripe
  webhookSecret: string
}

export type FloorSettings = { databaseUrl: string; secret: string; poolMax: number; stripeUrl: string; stripeKey: string; webhookSecret: string }

export const openFloor = ({ databaseUrl, secret, poolMax, stripeUrl, stripeKey, webhookSecret }: FloorSettings): Floor => ({
  database: openDatabase(databaseUrl, poolMax),
  sessionKey: sessionKey(secret),
  quoteKey: quoteKey(secret),
  websites: { bySlug: new Map(), until: 0 },
  priceTables: new Map(),
  stripe: stripeAt(stripeUrl, stripeKey),
  webhookSecret,
})

function stripeAt(url: string, key: string): Stripe {
  const { protocol, hostname, port } = new URL(url)
  return new Stripe(key, { protocol: protocol.slice(0, -1) as 'http' | 'https', host: hostname, port, telemetry: false, maxNetworkRetries: 0 })
}
