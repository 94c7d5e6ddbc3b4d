import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import fc from 'fast-check'
import { v7 as uuid } from 'uuid'
import { accountKey, clientBonus, clientWallet, heldFunds, platformAccount, writerAvailable, writerOwed, writerPending, type Payable } from '../../src/domain/ledger/accountRef.ts'
import { DomainError } from '../../src/domain/errors.ts'
import { payableTotals, remainingFundings } from '../../src/domain/ledger/fundings.ts'
import type { Posting } from '../../src/domain/ledger/posting.ts'
import { adjusted } from '../../src/domain/ledger/recipes/adjusted.ts'
import { bonusGranted } from '../../src/domain/ledger/recipes/bonusGranted.ts'
import { cleared } from '../../src/domain/ledger/recipes/cleared.ts'
import { earned } from '../../src/domain/ledger/recipes/earned.ts'
import { paidByWallet } from '../../src/domain/ledger/recipes/paidByWallet.ts'
import { exceedsHeld, refundedBeforeEarned } from '../../src/domain/ledger/recipes/refundedBeforeEarned.ts'
import { toppedUp } from '../../src/domain/ledger/recipes/toppedUp.ts'
import { createReferenceLedger, type ReferenceLedger } from '../../src/domain/ledger/referenceLedger.ts'
import { grantBonus } from '../../src/operations/ledger/grantBonus.ts'
import { payableTotalsOf } from '../../src/operations/ledger/payableTotalsOf.ts'
import { rollUp } from '../../src/operations/ledger/rollUp.ts'
import { sealLedger } from '../../src/operations/ledger/sealLedger.ts'
import { verifyLedger } from '../../src/operations/ledger/verifyLedger.ts'
import { refundHeld } from '../../src/operations/payments/refundHeld.ts'
import { type TestApp, startApp } from '../support/app.ts'
import { makeMember } from '../support/factories.ts'
import { asPlatform, type Books, makeBooks, makePayable, refusalOf, SYSTEM_ACTOR } from '../support/ledger.ts'

const HISTORIES = Number(process.env.LEDGER_HISTORIES ?? 20)
const STEPS = 30
const START = Date.UTC(2026, 0, 1)
const DAY_MS = 86_400_000
const usd = { currency: 'USD' }

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(async () => app.stop())

const amount = fc.integer({ min: 1, max: 500 })
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('fill' as const), amountMinor: amount }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('grant' as const), amountMinor: amount, days: fc.option(fc.integer({ min: 1, max: 20 })) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('pay' as const), amountMinor: amount, payable: fc.nat(2) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('refund' as const), amountMinor: amount, payable: fc.nat(2) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('earn' as const), percent: fc.nat(100), payable: fc.nat(2) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('clear' as const), percent: fc.integer({ min: 1, max: 100 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('adjust' as const), amountMinor: amount, direction: fc.constantFrom('credit' as const, 'debit' as const), kind: fc.constantFrom('client' as const, 'writer' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('fine' as const), amountMinor: amount }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 6 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('rollUp' as const) }) },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** One website in the database, and the same in memory. */
type Twins = { books: Books; ledger: ReferenceLedger; writer: string; payables: Payable[]; history: Map<string, Posting[]>; now: Date }

type Does<Name extends Step['do']> = Extract<Step, { do: Name }>
type Memory = Twins & { client: string; balance: (ref: Parameters<ReferenceLedger['balanceOf']>[0]) => number }

/** What each step moves, worked out from memory alone. */
const MOVES: { [Name in Step['do']]: (memory: Memory, planned: Does<Name>) => readonly Posting[] } = {
  fill: ({ client }, { amountMinor }) => toppedUp({ client, gateway: 'manual', amountMinor, ...usd }),
  grant: (memory, { amountMinor, days }) => bonusGranted({ client: memory.client, amountMinor, lotId: uuid(), expiresAt: expiry(memory, days), ...usd }),
  pay: ({ client, ledger, balance, payables, now }, { amountMinor, payable }) =>
    paidByWallet({ client, payable: payables[payable]!, amountMinor, walletMinor: balance(clientWallet(client)), lots: ledger.lotsOf(clientBonus(client), 'USD'), now, ...usd }),
  refund: ({ history, payables, now }, { amountMinor, payable }) => {
    const past = history.get(payables[payable]!.id) ?? []
    const { heldMinor } = payableTotals(past)
    if (amountMinor > heldMinor) throw exceedsHeld(heldMinor, amountMinor)
    return refundedBeforeEarned({ payable: payables[payable]!, amountMinor, fundings: remainingFundings(past), now, ...usd })
  },
  earn: ({ balance, payables, writer }, { percent, payable }) => {
    const totalMinor = balance(heldFunds(payables[payable]!))
    return earned({ payable: payables[payable]!, writer, totalMinor, writerMinor: Math.floor((totalMinor * percent) / 100), taxMinor: 0, jurisdiction: '', ...usd })
  },
  clear: ({ balance, writer }, { percent }) =>
    cleared({ writer, amountMinor: Math.floor((balance(writerPending(writer)) * percent) / 100), owedMinor: balance(writerOwed(writer)), ...usd }),
  adjust: ({ client, writer }, { kind, direction, amountMinor }) => adjusted({ party: { kind, id: kind === 'client' ? client : writer }, direction, amountMinor, ...usd }),
  fine: ({ writer }, { amountMinor }) => [{ from: writerOwed(writer), to: platformAccount('fines'), amountMinor, ...usd }],
  wait: () => [],
  rollUp: () => [],
}

/** What the next step must do: its postings, or the code of its refusal. */
function expected(twins: Twins, planned: Step): readonly Posting[] | string {
  const memory = { ...twins, client: twins.books.client, balance: (ref: Parameters<ReferenceLedger['balanceOf']>[0]) => twins.ledger.balanceOf(ref, 'USD') }
  try {
    return (MOVES[planned.do] as (memory: Memory, planned: Step) => readonly Posting[])(memory, planned)
  } catch (error) {
    if (error instanceof DomainError) return error.code
    throw error
  }
}

const expiry = ({ now }: Twins, days: number | null): Date | null => (days === null ? null : new Date(now.getTime() + days * DAY_MS))

/** The same step in the database: by the operations where there is one. */
function actual(twins: Twins, planned: Step, postings: readonly Posting[] | string): Promise<unknown> {
  const { books, payables } = twins
  const { website, client, currency } = books
  const fact = { website, currency, idempotencyKey: uuid(), actor: SYSTEM_ACTOR }
  switch (planned.do) {
    case 'pay': return books.pay(planned.amountMinor, { payable: payables[planned.payable]! })
    case 'refund': return asPlatform(app, (req) => refundHeld(req, { ...fact, payable: payables[planned.payable]!, amountMinor: planned.amountMinor }))
    case 'grant': return asPlatform(app, (req) => grantBonus(req, { ...fact, client, amountMinor: planned.amountMinor, expiresAt: expiry(twins, planned.days), document: makePayable() }))
    case 'rollUp': return asPlatform(app, (req) => rollUp(req))
    default: return typeof postings === 'string' || postings.length === 0 ? Promise.resolve() : books.postAny(postings)
  }
}

async function takeStep(twins: Twins, planned: Step): Promise<void> {
  if (planned.do === 'wait') twins.now = new Date(twins.now.getTime() + planned.days * DAY_MS)
  let postings = expected(twins, planned)
  const outcome = await refusalOf(actual(twins, planned, postings))
  if (typeof postings !== 'string' && postings.length > 0 && twins.ledger.post(uuid(), postings) !== 'posted') postings = 'insufficient_funds'
  expect({ planned, outcome }).toEqual({ planned, outcome: typeof postings === 'string' ? postings : 'none' })
  if (typeof postings === 'string') return
  for (const { id } of twins.payables) {
    const touching = postings.filter(({ from, to }) => from.ownerId === id || to.ownerId === id)
    twins.history.set(id, [...(twins.history.get(id) ?? []), ...touching])
  }
}

async function compare({ books, ledger, payables, history }: Twins): Promise<void> {
  const stored = await app.database.sql<{ kind: never; owner_kind: string; owner_id: string; balance: string }>(
    `select kind, owner_kind, owner_id, ledger_balance_at(id, 'infinity') as balance from ledger_accounts where website_id = $1`, [books.website],
  )
  const nonZero = (entries: [string, number][]) => Object.fromEntries(entries.filter(([, balance]) => balance !== 0).sort())
  const actualBalances = stored.map(({ kind, owner_kind, owner_id, balance }): [string, number] => [accountKey({ kind, ownerKind: owner_kind, ownerId: owner_id }, 'USD'), Number(balance)])
  expect(nonZero(actualBalances)).toEqual(nonZero([...ledger.balances()]))
  const lots = await app.database.sql<{ left: number; expires_at: Date | null }>('select remaining_minor::int as left, expires_at from ledger_lots where website_id = $1 order by id', [books.website])
  expect(lots).toEqual(ledger.lotsOf(clientBonus(books.client), 'USD').map(({ remainingMinor, expiresAt }) => ({ left: remainingMinor, expires_at: expiresAt })))
  for (const payable of payables) {
    expect(await asPlatform(app, (req) => payableTotalsOf(req, books.website, payable))).toEqual(payableTotals(history.get(payable.id) ?? []))
  }
}

describe('the ledger', () => {
  it(`equals a small reference after ${HISTORIES} histories of ${STEPS} random steps`, async () => {
    const seed = jest.getSeed()
    process.stdout.write(`  ${HISTORIES} histories: LEDGER_HISTORIES=${HISTORIES} npm test -- tests/ledger/histories --seed=${seed}\n`)
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: STEPS, maxLength: STEPS }), async (steps) => {
        const books = await makeBooks(app)
        const writer = (await makeMember(app.payload, { id: books.website }, 'writer')).id
        const twins: Twins = { books, ledger: createReferenceLedger(), writer, payables: [makePayable(), makePayable(), makePayable()], history: new Map(), now: new Date(START) }
        app.setClock(() => twins.now)
        for (const planned of steps) await takeStep(twins, planned)
        await compare(twins)
        expect(await books.balance(writerAvailable(writer))).toBe(twins.ledger.balanceOf(writerAvailable(writer), 'USD'))
      }),
      { numRuns: HISTORIES, seed },
    )
    app.setClock(null)
    await asPlatform(app, sealLedger)
    expect(await asPlatform(app, verifyLedger)).toEqual([])
  }, 30_000 + HISTORIES * 5_000)
})
