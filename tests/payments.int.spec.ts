import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { v7 as uuid } from 'uuid'
import { clientWallet, heldFunds, platformAccount, writerAvailable, writerOwed, writerPending } from '../src/domain/ledger/accountRef.ts'
import { grantBonus } from '../src/operations/ledger/grantBonus.ts'
import { recordEarning } from '../src/operations/payments/recordEarning.ts'
import { reverseEarning } from '../src/operations/payments/reverseEarning.ts'
import { type TestApp, startApp } from './support/app.ts'
import { makeMember } from './support/factories.ts'
import { jobRunner } from './support/jobs.ts'
import { asPlatform, type Books, makeBooks, refusalOf, SYSTEM_ACTOR } from './support/ledger.ts'

let app: TestApp
let books: Books
let website: string
let runJobs: () => Promise<string[]>
const people: Record<'client' | 'other' | 'writer' | 'support' | 'admin' | 'admin2' | 'editor', { id: string; email: string }> = {} as never

beforeAll(async () => {
  app = await startApp()
  app.harmBooks('earnings are of documents that are not there')
  runJobs = jobRunner(app.payload, app.database)
  books = await makeBooks(app)
  website = (await app.database.sql<{ slug: string }>('select slug from websites where id = $1', [books.website]))[0]!.slug
  const roles = { client: 'client', other: 'client', writer: 'writer', support: 'support', admin: 'admin', admin2: 'admin', editor: 'editor' } as const
  for (const [name, role] of Object.entries(roles)) people[name as 'client'] = await makeMember(app.payload, { id: books.website }, role)
})
afterAll(async () => app.stop())

type Person = keyof typeof people
const call = (as: Person, method: string, path: string, body?: unknown, headers = {}) => app.call(method, path, { as: people[as].email, website, body, headers })
const topUp = (as: Person, body: object, headers = {}) => call(as, 'POST', '/api/wallets/top-ups', body, headers)
const move = (as: Person, path: string, name: string, version: number, input = {}) => call(as, 'POST', `/api/${path}/transitions/${name}`, { version, input })
const money = { amountMinor: 2_000, currency: 'USD', gateway: 'manual' }
const confirmAtOnce = (isOn: boolean) => app.database.sql('update websites set settings_confirm_top_ups_at_once = $1 where id = $2', [isOn, books.website])
const wallet = async (as: Person = 'client') => (await call(as, 'GET', '/api/wallets/me')).body

describe('POST /api/wallets/top-ups', () => {
  it.each([
    ['nothing', {}, 'invalid_input'],
    ['an unknown field', { ...money, bonus: 5 }, 'invalid_input'],
    ['a negative amount', { ...money, amountMinor: -2_000 }, 'invalid_input'],
    ['a fraction', { ...money, amountMinor: 2_000.5 }, 'invalid_input'],
    ['an absurd amount', { ...money, amountMinor: 1e300 }, 'invalid_input'],
    ['another gateway', { ...money, gateway: 'paypal' }, 'invalid_input'],
    ['a currency that is none', { ...money, currency: '<b>' }, 'invalid_input'],
    ['another currency', { ...money, currency: 'EUR' }, 'wrong_currency'],
    ['too little', { ...money, amountMinor: 499 }, 'top_up_too_small'],
    ['too much', { ...money, amountMinor: 1_000_001 }, 'top_up_too_large'],
  ])('refuses %s', async (_case, body, code) => {
    const { status, body: problem } = await topUp('client', body)
    expect([status, problem.code]).toEqual([code === 'invalid_input' ? 400 : 422, code])
    expect(await app.database.sql('select 1 from top_ups')).toEqual([])
  })

  it('is for clients of the website', async () => {
    expect((await app.call('POST', '/api/wallets/top-ups', { website, body: money })).status).toBe(401)
    expect((await topUp('writer', money)).body.code).toBe('forbidden')
  })

  it('waits for staff, who confirm it once; then it can be spent', async () => {
    const { status, body: { doc, message } } = await topUp('client', money)
    expect([status, doc.state]).toEqual([201, 'pending'])
    expect(message).toContain(doc.code)
    expect(await wallet()).toMatchObject({ balanceMinor: 0, pendingTopUpsMinor: 2_000 })

    expect((await move('client', `top-ups/${doc.id}`, 'confirm', 0, { reference: 'x' })).body.code).toBe('forbidden')
    expect((await move('other', `top-ups/${doc.id}`, 'confirm', 0, { reference: 'x' })).status).toBe(404)
    expect((await move('editor', `top-ups/${doc.id}`, 'confirm', 0, { reference: 'x' })).status).toBe(404)
    expect((await move('support', `top-ups/${doc.id}`, 'confirm', 0)).body.code).toBe('invalid_input')
    const twice = await Promise.all(['support', 'admin'].map((who) => move(who as Person, `top-ups/${doc.id}`, 'confirm', 0, { reference: 'SEPA 77' })))
    expect(twice.map((answer) => answer.status).sort()).toEqual([200, 409])
    expect(await wallet()).toMatchObject({ balanceMinor: 2_000, spendableMinor: 2_000, pendingTopUpsMinor: 0 })
    expect((await call('support', 'GET', `/api/top-ups/${doc.id}`)).body).toMatchObject({ state: 'confirmed', reference: 'SEPA 77' })
  })

  it('can be rejected with a reason, which its client reads', async () => {
    const { body: { doc } } = await topUp('client', money)
    expect((await move('admin', `top-ups/${doc.id}`, 'reject', 0, { reason: 'Nothing came in.' })).status).toBe(200)
    expect((await call('client', 'GET', `/api/top-ups/${doc.id}`)).body).toMatchObject({ state: 'rejected', reason: 'Nothing came in.' })
    expect((await wallet()).balanceMinor).toBe(2_000)
  })

  it('is confirmed at once on a demo website, and makes one top-up per idempotency key', async () => {
    await confirmAtOnce(true)
    const headers = { 'idempotency-key': uuid() }
    const [first, again] = [await topUp('other', money, headers), await topUp('other', money, headers)]
    expect(first.body).toMatchObject({ doc: { state: 'confirmed' }, message: expect.stringContaining('demo') })
    expect([again.body, again.headers.get('idempotent-replayed')]).toEqual([first.body, 'true'])
    expect((await topUp('other', { ...money, amountMinor: 2_001 }, headers)).body.code).toBe('idempotency_key_reused')
    expect((await wallet('other')).balanceMinor).toBe(2_000)
    await confirmAtOnce(false)
  })

  it('can’t be made, confirmed or changed by writing the document', async () => {
    expect((await call('admin', 'POST', '/api/top-ups', { ...money, client: people.client.id, state: 'confirmed' })).status).toBe(403)
    const { body: { doc } } = await topUp('client', money)
    expect((await call('admin', 'PATCH', `/api/top-ups/${doc.id}`, { state: 'confirmed' })).status).toBe(403)
  })
})

describe('statements', () => {
  it('page through what moved, and opening, lines and closing add up', async () => {
    const own = await makeMember(app.payload, { id: books.website }, 'client')
    const read = async (query: string) => (await app.call('GET', `/api/wallets/me/statement${query}`, { as: own.email, website })).body
    for (let day = 1; day <= 60; day += 1) {
      app.setClock(() => new Date(Date.UTC(2026, 0, day, 12)))
      await books.fill(100 + day, own.id)
    }
    await asPlatform(app, (req) => grantBonus(req, { website: books.website, client: own.id, currency: 'USD', amountMinor: 30, expiresAt: null, document: { collection: 'tests', id: uuid() }, idempotencyKey: uuid(), actor: SYSTEM_ACTOR }))
    await books.pay(50, { client: own.id })

    const [one, two, three] = [await read('?from=2026-01-01&to=2026-03-31'), await read('?from=2026-01-01&to=2026-03-31&page=2'), await read('?from=2026-01-01&to=2026-03-31&page=3')]
    expect([one.lines.length, two.lines.length, three.lines.length, one.totalLines, one.totalPages]).toEqual([50, 13, 0, 63, 2])
    const lines = [...one.lines, ...two.lines] as { amountMinor: number; at: string; account: string; balanceMinor: number }[]
    expect(lines.map(({ at }) => at)).toEqual(lines.map(({ at }) => at).sort())
    expect([one.openingMinor, lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0)]).toEqual([0, one.closingMinor])
    expect(lines.filter(({ account }) => account === 'client_wallet').at(-1)).toMatchObject({ amountMinor: -20, balanceMinor: 7_810, label: 'Paid by wallet' })

    const february = await read('?from=2026-02-01&to=2026-02-28')
    expect(february.lines).toHaveLength(28)
    expect(february.closingMinor - february.openingMinor).toBe(february.lines.reduce((sum: number, line: { amountMinor: number }) => sum + line.amountMinor, 0))
    expect((await read('?from=2026-03-02&to=2026-03-01')).code).toBe('period_invalid')
    expect((await read('?page=0')).code).toBe('invalid_input')
    expect((await read('?limit=1000')).code).toBe('invalid_input')
    app.setClock(null)
  })
})

describe('adjustments', () => {
  const adjustment = (amountMinor: number, more = {}) => ({ user: people.client.id, party: 'client', direction: 'credit', amountMinor, reason: 'Sorry for the delay.', ...more })
  const ask = async (as: Person, body: object) => (await call(as, 'POST', '/api/adjustments', body)).body
  const approve = (as: Person, id: string) => move(as, `adjustments/${id}`, 'approve', 0)

  it('up to the limit are approved by the same admin, above it by another one', async () => {
    const before = (await wallet()).balanceMinor
    const { doc: small } = await ask('admin', adjustment(5_000))
    expect((await approve('admin', small.id)).status).toBe(200)
    const { doc: large } = await ask('admin', adjustment(5_001))
    expect((await approve('admin', large.id)).body.code).toBe('second_person_needed')
    expect((await approve('support', large.id)).body.code).toBe('forbidden')
    const both = await Promise.all([approve('admin2', large.id), approve('admin2', large.id)])
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 409])
    expect((await wallet()).balanceMinor).toBe(before + 10_001)
    expect(await books.balance(platformAccount('goodwill_cost'))).toBe(-10_001)
  })

  it('stamp who asks, the currency and the limit, whatever the body says', async () => {
    const { doc } = await ask('support', adjustment(10, { limitMinor: 999_999, requestedBy: people.admin.id, currency: 'EUR' }))
    expect(doc).toMatchObject({ state: 'requested', currency: 'USD', limitMinor: 5_000, requestedBy: people.support.id })
  })

  it.each([
    ['nobody of the website', { user: uuid() }],
    ['a writer’s balance of a client', { party: 'writer' }],
    ['nothing', { amountMinor: 0 }],
    ['half a cent', { amountMinor: 0.5 }],
    ['no reason', { reason: '' }],
  ])('refuse %s', async (_case, change) => expect((await call('admin', 'POST', '/api/adjustments', adjustment(10, change))).status).toBe(400))

  it('take away no more than there is, and change nothing when refused', async () => {
    const { doc } = await ask('admin', adjustment(5_000, { user: people.writer.id, party: 'writer', direction: 'debit' }))
    expect(await approve('admin', doc.id)).toMatchObject({ status: 402, body: { code: 'insufficient_funds' } })
    expect((await call('admin', 'GET', `/api/adjustments/${doc.id}`)).body.state).toBe('requested')
  })

  it('above the limit are refused by the database too, when requester and approver are one', async () => {
    const { doc } = await ask('admin', adjustment(9_000))
    const [{ id: transaction }] = (await app.database.sql<{ id: string }>('select id from ledger_transactions limit 1')) as [{ id: string }]
    const set = (column: string, value: string) =>
      refusalOf(app.database.sql(`update adjustments set state = 'approved', transaction_id = '${transaction}', decided_by_id = '${people.admin.id}', ${column} = ${value} where id = '${doc.id}'`))
    expect(await set('code', `'x'`)).toBe('23514')
    expect(await set('limit_minor', '10000')).toBe('23001')
    expect(await set('requested_by_id', `'${people.admin2.id}'`)).toBe('23001')
  })
})

describe('earnings', () => {
  const earn = async (totalMinor = 1_000, writerMinor = 450) => {
    const payable = { collection: 'adjustments', id: uuid() }
    await books.fill(totalMinor)
    await books.pay(totalMinor, { payable })
    const fact = { website: books.website, payable, writer: people.writer.id, currency: 'USD', actor: SYSTEM_ACTOR }
    const recorded = await asPlatform(app, (req) => recordEarning(req, { ...fact, totalMinor, writerMinor, idempotencyKey: `earn:${payable.id}` }))
    return { payable, id: recorded!.earningId }
  }
  const writer = async () => (await call('writer', 'GET', '/api/writers/me/earnings')).body
  const days = (n: number) => new Date(Date.now() + n * 86_400_000)

  it('are pending for the clearance days, fill a debt first, and then are available', async () => {
    const sales = await books.balance(platformAccount('sales'))
    const { payable } = await earn()
    expect(await writer()).toMatchObject({ pendingMinor: 450, availableMinor: 0, docs: [{ state: 'pending', amountMinor: 450 }] })
    expect([await books.held(payable), (await books.balance(platformAccount('sales'))) - sales]).toEqual([0, 550])
    await books.postAny([{ from: writerOwed(people.writer.id), to: platformAccount('fines'), amountMinor: 100, currency: 'USD' }])
    app.setClock(() => days(4))
    await runJobs()
    expect((await writer()).pendingMinor).toBe(450)
    app.setClock(() => days(6))
    await runJobs()
    expect(await writer()).toMatchObject({ pendingMinor: 0, availableMinor: 350, owedMinor: 0, docs: [{ state: 'cleared', clearsAt: null }] })
    app.setClock(null)
  })

  it('can be taken back while they are pending, and no longer', async () => {
    const { payable, id } = await earn()
    await asPlatform(app, (req) => reverseEarning(req, { payable }))
    expect([await books.held(payable), await books.balance(writerPending(people.writer.id))]).toEqual([1_000, 0])
    await asPlatform(app, (req) => reverseEarning(req, { payable }))
    expect((await app.database.sql('select state from earnings where id = $1', [id]))[0]).toEqual({ state: 'reversed' })
    const { payable: late } = await earn()
    app.setClock(() => days(6))
    await runJobs()
    expect(await refusalOf(asPlatform(app, (req) => reverseEarning(req, { payable: late })))).toBe('transition_not_allowed')
    app.setClock(null)
  })

  it('are read by their writer and staff, with a statement', async () => {
    expect((await call('client', 'GET', '/api/earnings')).body.docs).toEqual([])
    expect((await call('client', 'GET', '/api/writers/me/earnings')).body.code).toBe('forbidden')
    const statement = (await call('writer', 'GET', `/api/writers/me/statement?to=${days(30).toISOString()}`)).body
    const available = await books.balance(writerAvailable(people.writer.id))
    expect(statement.accounts.find(({ account }: { account: string }) => account === 'writer_available').closingMinor).toBe(available)
    expect((await books.balance(clientWallet(people.other.id))) + (await books.balance(heldFunds({ collection: 'none', id: uuid() })))).toBe(2_000)
  })
})
