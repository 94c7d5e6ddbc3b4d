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
}

export const openFloor = ({ databaseUrl, secret, poolMax }: { databaseUrl: string; secret: string; poolMax: number }): Floor => ({
  database: openDatabase(databaseUrl, poolMax),
  sessionKey: sessionKey(secret),
  quoteKey: quoteKey(secret),
  websites: { bySlug: new Map(), until: 0 },
  priceTables: new Map(),
})
