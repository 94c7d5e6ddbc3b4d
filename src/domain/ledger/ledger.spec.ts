import { createHash } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { holds } from '../../../tests/support/holds.ts'
import { ACCOUNT_KINDS, isBounded, type AccountKind } from './accountKinds.ts'
import { accountKey, clientBonus, clientWallet, gatewayAccount, heldFunds, platformAccount } from './accountRef.ts'
import { contentHash, requestHash, type WrittenTransaction } from './canonical.ts'
import { checkPostings } from './posting.ts'
import { toppedUp } from './recipes/toppedUp.ts'
import { paidByWallet } from './recipes/paidByWallet.ts'
import { createReferenceLedger } from './referenceLedger.ts'
import { GENESIS, leafLines, readLeaves, sealHash } from './seal.ts'
import { splitShares } from './splitShares.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const currency = 'USD'

describe('accounts', () => {
  it('bounds what belongs to people and documents, and nothing of the platform', () => {
    const owned = Object.entries(ACCOUNT_KINDS).filter(([, { owner }]) => ['client', 'payable', 'payout'].includes(owner))
    expect(owned.every(([, rule]) => rule.isBounded)).toBe(true)
    const platform = Object.entries(ACCOUNT_KINDS).filter(([, { owner }]) => ['platform', 'gateway', 'jurisdiction'].includes(owner))
    expect(platform.every(([, rule]) => !rule.isBounded)).toBe(true)
    expect(isBounded('writer_owed')).toBe(false)
  })

  it('tells accounts apart by kind, owner and currency', () => {
    const keys = [clientWallet('a'), clientWallet('b'), clientBonus('a'), heldFunds({ collection: 'orders', id: 'a' })].flatMap((ref) => [accountKey(ref, 'USD'), accountKey(ref, 'EUR')])
    expect(new Set(keys).size).toBe(8)
  })
})

describe('postings', () => {
  const wallet = clientWallet('c')
  it.each([
    ['none', []],
    ['zero', [{ from: gatewayAccount('m'), to: wallet, amountMinor: 0, currency }]],
    ['a negative amount', [{ from: gatewayAccount('m'), to: wallet, amountMinor: -1, currency }]],
    ['half a cent', [{ from: gatewayAccount('m'), to: wallet, amountMinor: 0.5, currency }]],
    ['an account to itself', [{ from: wallet, to: wallet, amountMinor: 1, currency }]],
    ['lots that do not sum up', [{ from: clientBonus('c'), to: wallet, amountMinor: 2, currency, lots: [{ lotId: 'l', deltaMinor: -1, expiresAt: null }] }]],
  ])('refuses %s', (_case, postings) => {
    expect(() => checkPostings(postings)).toThrow(RangeError)
  })
})

describe('shares', () => {
  it.each([
    [100, [45, 55], [45, 55]],
    [999, [45, 55], [450, 549]],
    [1, [50, 50], [1, 0]],
    [1000, [33.33, 66.67], [333, 667]],
  ])('splits %i by %j', (amountMinor, percents, parts) => expect(splitShares(amountMinor, percents)).toEqual(parts))

  it('refuses shares that are not the whole', () => {
    expect(() => splitShares(100, [50, 49])).toThrow(RangeError)
    expect(() => splitShares(100, [33.333, 66.667])).toThrow(RangeError)
  })
})

describe('hashes', () => {
  const transaction: WrittenTransaction = {
    id: 't', website: 'w', kind: 'topped_up', document: { collection: 'top-ups', id: 'd' }, actor: null, idempotencyKey: 'k',
    requestHash: 'r', note: null, postedAt: new Date(0),
    postings: [{
      id: 'p', sequence: 0, from: { id: 'a', ...gatewayAccount('manual') }, to: { id: 'b', ...clientWallet('c') }, amountMinor: 5, currency,
      fromBalanceMinor: null, toBalanceMinor: 5, lots: [{ id: 'm', lotId: 'l', deltaMinor: 5, remainingMinor: 5, expiresAt: null }],
    }],
  }

  it('differ when any single value differs', () => {
    const [posting] = transaction.postings
    const variants: WrittenTransaction[] = [
      transaction,
      ...(['id', 'website', 'kind', 'actor', 'idempotencyKey', 'requestHash', 'note'] as const).map((field) => ({ ...transaction, [field]: 'x' })),
      { ...transaction, document: { collection: 'orders', id: 'd' } }, { ...transaction, document: { collection: 'top-ups', id: 'x' } },
      { ...transaction, postedAt: new Date(1) }, { ...transaction, postings: [] }, { ...transaction, postings: [posting!, posting!] },
      ...[{ id: 'x' }, { sequence: 1 }, { amountMinor: 6 }, { currency: 'EUR' }, { fromBalanceMinor: 0 }, { toBalanceMinor: 6 }, { lots: [] },
        { from: { ...posting!.from, id: 'x' } }, { to: { ...posting!.to, ownerId: 'x' } }, { to: { ...posting!.to, kind: 'points' as AccountKind } },
        { lots: [{ ...posting!.lots[0]!, expiresAt: new Date(0) }] }, { lots: [{ ...posting!.lots[0]!, lotId: 'x' }] },
      ].map((change) => ({ ...transaction, postings: [{ ...posting!, ...change }] })),
    ]
    expect(new Set(variants.map((variant) => contentHash(sha256, variant))).size).toBe(variants.length)
  })

  it('of a request depend on what is asked, not on when', () => {
    const asked = { kind: 'topped_up', document: transaction.document, request: [1, 'USD'] }
    expect(requestHash(sha256, asked)).toBe(requestHash(sha256, { ...asked }))
    expect(requestHash(sha256, asked)).not.toBe(requestHash(sha256, { ...asked, request: [2, 'USD'] }))
  })

  it('of a seal depend on the seal before it, so an older change shows in every later one', () => {
    const leaves = [{ position: 1, id: 'a', contentHash: 'h' }, { position: 2, id: 'b', contentHash: 'i' }]
    expect(readLeaves(leafLines(leaves))).toEqual(leaves)
    expect(readLeaves(leafLines([]))).toEqual([])
    const seal = { website: 'w', number: 1, fromPosition: 1, toPosition: 2, sealedAt: new Date(0), previousHash: GENESIS, leaves: leafLines(leaves) }
    const swapped = { ...seal, leaves: leafLines(leaves.toReversed()) }
    const next = (previousHash: string) => sealHash(sha256, { ...seal, number: 2, previousHash })
    expect(next(sealHash(sha256, seal))).not.toBe(next(sealHash(sha256, swapped)))
  })
})

describe('the reference ledger', () => {
  const step = fc.record({ key: fc.nat(12), isPayment: fc.boolean(), client: fc.constantFrom('a', 'b'), amountMinor: fc.integer({ min: 1, max: 100 }) })

  holds('keeps the sum of all balances at zero and no wallet below it, whatever is posted', fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
    const ledger = createReferenceLedger()
    const outcomes = steps.map(({ key, isPayment, client, amountMinor }) => {
      const payable = { collection: 'orders', id: client }
      const postings = isPayment
        ? paidByWallet({ client, payable, amountMinor, currency, walletMinor: Infinity, lots: [], now: new Date(0) })
        : toppedUp({ client, gateway: 'manual', amountMinor, currency })
      return ledger.post(String(key), postings)
    })
    const balances = [...ledger.balances()]
    const sum = balances.reduce((total, [, balance]) => total + balance, 0)
    const isNeverShort = balances.every(([key, balance]) => balance >= 0 || key.startsWith('gateway'))
    return sum === 0 && isNeverShort && outcomes.every((outcome) => ['posted', 'replayed', 'reused', 'insufficient'].includes(outcome))
  }))

  it('answers the same key once, and refuses another content under it', () => {
    const ledger = createReferenceLedger()
    const postings = toppedUp({ client: 'a', gateway: 'manual', amountMinor: 5, currency })
    expect(ledger.post('k', postings)).toBe('posted')
    expect(ledger.post('k', postings)).toBe('replayed')
    expect(ledger.post('k', toppedUp({ client: 'a', gateway: 'manual', amountMinor: 6, currency }))).toBe('reused')
    expect(ledger.balanceOf(clientWallet('a'), currency)).toBe(5)
    expect(ledger.balanceOf(platformAccount('sales'), currency)).toBe(0)
  })
})
