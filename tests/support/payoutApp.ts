import { payoutInTransit, writerAvailable } from '../../src/domain/ledger/accountRef.ts'
import { adjusted } from '../../src/domain/ledger/recipes/adjusted.ts'
import { inTransaction } from '../../src/lib/db/transaction.ts'
import { balanceOf } from '../../src/lib/ledger/balanceOf.ts'
import { post } from '../../src/lib/ledger/post.ts'
import { sealLedger } from '../../src/operations/ledger/sealLedger.ts'
import { verifyLedger } from '../../src/operations/ledger/verifyLedger.ts'
import { v7 as uuid } from 'uuid'
import { makeMember } from './factories.ts'
import { asPlatform } from './ledger.ts'
import { startOrderApp, type Who } from './orderApp.ts'
import { NOW } from './pricedApp.ts'

export type Person = Who | 'admin2' | 'both'
export type PayoutDoc = { id: string; code: string; state: string; version: number; amountMinor: number } & Record<string, unknown>

const DAY_MS = 86_400_000
export const IBAN = 'DE89370400440532013000'
export const bank = { method: 'bank', holder: 'Wilma Ärmel', iban: 'de89 3704 0044 0532 0130 00' }

/** The app of orders with a second admin, and each step of a payout as a call over HTTP. */
export async function startPayoutApp() {
  const t = await startOrderApp()
  const emails = t.emails as Record<Person, string>
  const second = await makeMember(t.app.payload, t.inkwell, 'admin')
  emails.admin2 = second.email

  const as = (who: Person, method: string, path: string, body?: unknown, headers?: Record<string, string>) => t.as(who as Who, method, path, body, headers)
  const docOf = async (id: string, list = 'payouts'): Promise<PayoutDoc> => (await as('admin', 'GET', `/api/${list}/${id}?depth=0&joins=false`)).body
  const move = async (who: Person, id: string, name: string, input?: object, list = 'payouts') =>
    as(who, 'POST', `/api/${list}/${id}/transitions/${name}`, { version: (await docOf(id, list)).version, ...(input && { input }) })

  return {
    ...t, emails, admin2: second.id, as, docOf, move,
    ask: (who: Person, amountMinor: unknown) => as(who, 'POST', '/api/payouts', { amountMinor }),
    giveDetails: (who: Person, body: object = bank) => as(who, 'POST', '/api/writers/me/payout-details', body),
    moveBatch: (who: Person, id: string, name: string, input?: object) => move(who, id, name, input, 'payout-batches'),
    available: (writer: string) => asPlatform(t.app, (req) => balanceOf(req, t.inkwell.id, { ref: writerAvailable(writer), currency: 'USD' })),
    inTransit: (id: string) => asPlatform(t.app, (req) => balanceOf(req, t.inkwell.id, { ref: payoutInTransit(id), currency: 'USD' })),
    sql: <T extends Record<string, unknown>>(text: string, values: unknown[] = []) => t.app.database.sql<T>(text, values),
    /** Sets the clock so many days after the beginning, and minutes. */
    later: (days: number, minutes = 0) => t.app.setClock(() => new Date(NOW.getTime() + days * DAY_MS + minutes * 60_000)),
    /** What the books have wrong, once they are sealed. */
    findings: () => asPlatform(t.app, async (req) => (await sealLedger(req), verifyLedger(req))),
    /** Cleared earnings of a writer, without the work. */
    earn: (writer: string, amountMinor: number, direction: 'credit' | 'debit' = 'credit') =>
      asPlatform(t.app, (req) => inTransaction(req, () => post(req, {
        website: t.inkwell.id, kind: 'adjusted', document: { collection: 'tests', id: uuid() }, actor: { id: null }, idempotencyKey: uuid(),
        postings: adjusted({ party: { kind: 'writer', id: writer }, direction, amountMinor, currency: 'USD' }),
      }))),
  }
}
export type PayoutApp = Awaited<ReturnType<typeof startPayoutApp>>
