import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { heldFunds } from '../../src/domain/ledger/accountRef.ts'
import { sealLedger } from '../../src/operations/ledger/sealLedger.ts'
import { verifyLedger } from '../../src/operations/ledger/verifyLedger.ts'
import { refundHeld } from '../../src/operations/payments/refundHeld.ts'
import { lockDocument } from '../../src/lib/db/lock.ts'
import { inTransaction } from '../../src/lib/db/transaction.ts'
import { type TestApp, startApp } from '../support/app.ts'
import { makeMember } from '../support/factories.ts'
import { asPlatform, type Books, makeBooks, makePayable, refusalOf, SYSTEM_ACTOR } from '../support/ledger.ts'

const ROUNDS = 40
const AT_ONCE = 50

let app: TestApp
let books: Books
beforeAll(async () => {
  app = await startApp()
  books = await makeBooks(app)
})
afterAll(async () => app.stop())

const atOnce = <T>(work: (index: number) => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: AT_ONCE }, (_, index) => work(index)))
const inRounds = async (work: (round: number) => Promise<void>, rounds = ROUNDS): Promise<void> => {
  for (let round = 0; round < rounds; round += 1) await work(round)
}

// A machine too busy to let somebody try in two seconds turns that one away: no violation.
const isTurnedAway = (outcome: string): boolean => /overloaded|timeout exceeded|cannot begin/i.test(outcome)
const tried = (outcomes: string[]): string[] => outcomes.filter((outcome) => !isTurnedAway(outcome))

describe(`${ROUNDS} rounds of ${AT_ONCE} at once`, () => {
  it('spend a wallet to its last cent and not beyond', async () => {
    await inRounds(async (round) => {
      const before = await books.wallet()
      await books.fill(1_000 + round - before)
      const amountMinor = 90 + round
      const outcomes = tried(await atOnce(() => refusalOf(books.pay(amountMinor))))
      const most = Math.floor((1_000 + round) / amountMinor)
      const paid = outcomes.filter((outcome) => outcome === 'none').length
      expect(outcomes.filter((outcome) => outcome === 'insufficient_funds')).toHaveLength(outcomes.length - paid)
      expect([paid, await books.wallet()]).toEqual([Math.min(most, outcomes.length), 1_000 + round - paid * amountMinor])
    })
  }, 240_000)

  it('refund what is held once (10 rounds)', async () => {
    await inRounds(async () => {
      const payable = makePayable()
      await books.fill(100)
      await books.pay(100, { payable })
      const outcomes = await atOnce((index) =>
        refusalOf(asPlatform(app, (req) =>
          inTransaction(req, async () => {
            // Stands for the payable's own row, which every operation on its money locks first.
            await lockDocument(req, 'websites', books.website)
            return refundHeld(req, { website: books.website, payable, amountMinor: 100, currency: 'USD', idempotencyKey: `${payable.id}:${index}`, actor: SYSTEM_ACTOR })
          }),
        )),
      )
      expect(outcomes.filter((outcome) => outcome === 'none')).toHaveLength(1)
      expect(outcomes.filter((outcome) => outcome === 'refund_exceeds_held')).toHaveLength(tried(outcomes).length - 1)
      expect(await books.balance(heldFunds(payable))).toBe(0)
    }, 10)
  }, 240_000)

  it('approve an adjustment once', async () => {
    const website = (await app.database.sql<{ slug: string }>('select slug from websites where id = $1', [books.website]))[0]!.slug
    const [asks, approves] = [await makeMember(app.payload, { id: books.website }, 'admin'), await makeMember(app.payload, { id: books.website }, 'admin')]
    await inRounds(async () => {
      const body = { user: books.client, party: 'client', direction: 'credit', amountMinor: 6_000, reason: 'An apology.' }
      const { doc } = (await app.call('POST', '/api/adjustments', { as: asks.email, website, body })).body
      const before = await books.wallet()
      const answers = await atOnce((index) => app.call('POST', `/api/adjustments/${doc.id}/transitions/approve`, { as: (index % 2 ? asks : approves).email, website, body: { version: 0 } }))
      const codes = answers.map(({ status, body: answer }) => (status === 200 ? 'approved' : answer.code))
      expect(codes.filter((code) => code === 'approved')).toHaveLength(1)
      expect(tried(codes).filter((code) => !['approved', 'second_person_needed', 'version_conflict'].includes(code))).toEqual([])
      expect(await books.wallet()).toBe(before + 6_000)
    })
  }, 240_000)

  it('leave books that are as they must be', async () => {
    await asPlatform(app, sealLedger)
    expect(await asPlatform(app, verifyLedger)).toEqual([])
  })
})
