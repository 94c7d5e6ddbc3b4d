import { v7 as uuid } from 'uuid'
import { clientWallet } from '../../src/domain/ledger/accountRef.ts'
import { grantBonus } from '../../src/operations/ledger/grantBonus.ts'
import { startApp } from './app.ts'
import type { Answer } from './call.ts'
import { makeMember } from './factories.ts'
import { asPlatform, makeBooks, makePayable, SYSTEM_ACTOR } from './ledger.ts'

export type Staff = 'support' | 'admin' | 'admin2'
type Person = Staff | 'client'
type Doc = { id: string; version: number; state: string } & Record<string, unknown>

/** The books of a website in New York with its staff, and one client after the other. */
export async function startWalletApp() {
  const app = await startApp()
  /** Only forwards: the books run in one direction. */
  const setTime = (moment: string) => app.setClock(() => new Date(moment))
  setTime('2026-03-02T15:00:00Z')
  const books = await makeBooks(app)
  const [row] = await app.database.sql<{ slug: string }>(`update websites set time_zone = 'America/New_York' where id = $1 returning slug`, [books.website])
  const people = {} as Record<Person, { id: string; email: string }>
  for (const [name, role] of Object.entries({ support: 'support', admin: 'admin', admin2: 'admin' } as const)) people[name as Staff] = await makeMember(app.payload, { id: books.website }, role)

  const call = (as: Person, method: string, path: string, body?: unknown) => app.call(method, path, { as: people[as].email, website: row!.slug, body })
  /** The answer's document, or the test fails with what was answered instead. */
  const doc = async (answer: Promise<Answer>): Promise<Doc> => {
    const { status, body } = await answer
    if (status >= 300) throw new Error(JSON.stringify(body))
    return body.doc
  }
  return {
    app, books, people, setTime, call, doc,
    /** Somebody new with so much store credit. */
    client: async (amountMinor = 1_000): Promise<string> => {
      people.client = await makeMember(app.payload, { id: books.website }, 'client')
      if (amountMinor > 0) await books.fill(amountMinor, people.client.id)
      return people.client.id
    },
    move: async (as: Person, slug: string, id: string, name: string, input?: object) => {
      const [found] = await app.database.sql<{ version: number }>(`select version::int from "${slug.replaceAll('-', '_')}" where id = $1`, [id])
      return call(as, 'POST', `/api/${slug}/${id}/transitions/${name}`, { version: found!.version, ...(input && { input }) })
    },
    wallet: async () => (await call('client', 'GET', '/api/wallets/me')).body,
    freeze: (amountMinor?: number) => doc(call('support', 'POST', '/api/wallet-freezes', { client: people.client.id, amountMinor, reason: 'Under inquiry' })),
    spend: (amountMinor: number, more = {}) => books.pay(amountMinor, { client: people.client.id, ...more }),
    credit: () => books.balance(clientWallet(people.client.id)),
    bonus: (amountMinor: number) =>
      asPlatform(app, (req) => grantBonus(req, {
        website: books.website, client: people.client.id, amountMinor, currency: 'USD', expiresAt: null,
        document: makePayable(), idempotencyKey: uuid(), actor: SYSTEM_ACTOR,
      })),
  }
}
export type WalletApp = Awaited<ReturnType<typeof startWalletApp>>
