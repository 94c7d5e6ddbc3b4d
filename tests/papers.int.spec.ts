import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createLocalReq } from 'payload'
import { v7 as uuid } from 'uuid'
import { inTransaction } from '../src/lib/db/transaction.ts'
import { deliverEvent } from '../src/operations/platform/deliverEvent.ts'
import { issuePapers } from '../src/operations/papers/issuePapers.ts'
import { asPlatform } from './support/ledger.ts'
import { layoutStories } from './papers/layoutStories.ts'
import { taxStories } from './papers/taxStories.ts'
import { PRICE, startOrderApp, type Who } from './support/orderApp.ts'

let t: Awaited<ReturnType<typeof startOrderApp>>
beforeAll(async () => {
  t = await startOrderApp()
})
afterAll(async () => t.app.stop())

const AT_ONCE = 50
type Doc = { id: string; kind: string; totalMinor: number; netMinor: number; taxMinor: number } & Record<string, unknown>
type Row = { id: string; number: string; kind: string; sequence: number; payable_id: string; pdf_key: string | null; pdf_sha256: string | null }

const rowsOf = (id: string) => t.app.database.sql<Row>('select * from papers where payable_id = $1 order by kind', [id])
const issue = (id: string, collection = 'orders') => asPlatform(t.app, (req) => issuePapers(req, { collection, id }))
const list = async (who: Who, query = ''): Promise<Doc[]> => (await t.as(who, 'GET', `/api/papers?depth=0&limit=100${query}`)).body.docs
const about = (who: Who, id: string) => list(who, `&sort=kind&where[payableId][equals]=${id}`)
const pdf = (who: Who | null, id: string) => t.as(who, 'GET', `/api/papers/${id}/pdf`)
const countsOf = async () => (await t.app.database.sql<{ kind: string; last: number }>('select kind, last from paper_counters order by kind')).map(({ kind, last }) => [kind, last])

async function file(who: Who, id: string): Promise<{ bytes: Buffer; headers: Headers }> {
  const answer = await fetch(`${t.app.url}/api/papers/${id}/pdf`, { headers: { authorization: `JWT ${await t.app.mintSession(await emailOf(who))}`, 'x-website': 'inkwell' } })
  if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`)
  return { bytes: Buffer.from(await answer.arrayBuffer()), headers: answer.headers }
}
const emailOf = async (who: Who): Promise<string> => (await t.app.database.sql<{ email: string }>('select email from users where id = $1', [t.ids[who]]))[0]!.email

describe('an order', () => {
  let order: { id: string; number: string }
  it('that is paid gets an invoice and a receipt, which its client downloads', async () => {
    order = await t.bring('available')
    expect(await rowsOf(order.id)).toEqual([])
    await t.app.runJobs()
    const [invoice, receipt] = await about('client', order.id)
    expect(invoice).toMatchObject({ kind: 'invoice', number: 'INV-2026-000001', totalMinor: PRICE, netMinor: PRICE, taxMinor: 0, taxLines: [], currency: 'USD', client: t.ids.client, corrects: null })
    expect((invoice!.lines as { amountMinor: number }[]).reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(PRICE)
    expect(receipt).toMatchObject({ kind: 'receipt', number: 'REC-2026-000001', totalMinor: PRICE, lines: [{ label: `Payment for order ${order.number}: An article`, amountMinor: PRICE }] })
    expect([invoice!.transaction, (await about('support', order.id))[0]!.transaction]).toEqual([undefined, expect.any(String)])
    expect(invoice).not.toHaveProperty('pdfKey')

    const { bytes, headers } = await file('client', invoice!.id)
    expect([headers.get('content-type'), headers.get('content-disposition'), bytes.subarray(0, 5).toString()]).toEqual(['application/pdf', 'attachment; filename="INV-2026-000001.pdf"', '%PDF-'])
    expect(createHash('sha256').update(bytes).digest('hex')).toBe((await rowsOf(order.id))[0]!.pdf_sha256)
    expect((await file('support', invoice!.id)).bytes.equals(bytes)).toBe(true)
  })

  it('is told of by mail once, whatever is repeated', async () => {
    const [event] = await t.app.database.sql<{ id: string; facts: { papers: string[] } }>(`select * from outbox_events where name = 'paper.issued'`)
    await t.app.database.sql(`update outbox_events set delivered_at = null where name in ('paper.issued', 'order.mark_paid')`)
    const events = await t.app.database.sql<{ id: string }>(`select id from outbox_events where delivered_at is null and name in ('paper.issued', 'order.mark_paid')`)
    for (const { id } of events) await asPlatform(t.app, (req) => deliverEvent(req, id))
    expect([event!.facts.papers.length, (await rowsOf(order.id)).length]).toEqual([2, 2])
    expect(await t.app.database.sql(`select * from mails where subject like '%INV-2026-000001%'`)).toMatchObject([{ to: await emailOf('client'), subject: 'inkwell: invoice INV-2026-000001, receipt REC-2026-000001', html: expect.stringContaining('$82.80') }])
  })

  it('that is cancelled gets a credit note, which corrects the invoice', async () => {
    await t.move('client', order.id, 'cancel')
    await t.app.runJobs()
    const [invoice, , note] = await about('client', order.id)
    expect(note).toMatchObject({ kind: 'credit_note', number: 'CRN-2026-000001', totalMinor: PRICE, corrects: invoice!.id })
    expect((await file('client', note!.id)).bytes.subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('is nobody else’s: another client, a writer and an editor get the answer of a missing one', async () => {
    const [{ id }] = (await about('client', order.id)) as [Doc]
    const missing = await pdf('client2', uuid())
    for (const who of ['client2', 'writer', 'editor', 'stranger', 'stranger-client'] as const) {
      const { status, body } = await pdf(who, id)
      expect([who, status, body.code, body.detail]).toEqual([who, 404, 'not_found', missing.body.detail])
      expect([who, (await t.as(who, 'GET', `/api/papers/${id}`)).status, await about(who, order.id)]).toEqual([who, 404, []])
    }
    expect([(await pdf(null, id)).status, (await pdf('client', 'x')).status]).toEqual([401, 404])
    for (const who of ['client', 'support', 'admin', 'superadmin'] as const) expect([who, (await file(who, id)).bytes.length > 0]).toEqual([who, true])
  })

  it('that was never paid gets none when it is cancelled', async () => {
    const { id } = await t.bring('awaiting_payment')
    await t.move('client', id, 'cancel')
    expect([(await t.app.runJobs()).length > 0, await rowsOf(id)]).toEqual([true, []])
  })

  it('that is cancelled while it is written gets a credit note over what went back', async () => {
    const { id } = await t.bring('in_progress')
    await t.move('admin', id, 'cancel', { reason: 'The writer fell ill.' })
    await t.app.runJobs()
    expect((await about('client', id)).map(({ kind, totalMinor }) => [kind, totalMinor])).toEqual([['invoice', PRICE], ['receipt', PRICE], ['credit_note', PRICE / 2]])
  })

  it('gets the same papers when the events come late and together', async () => {
    const { id } = await t.bring('cancelled')
    await t.app.database.sql(`update pgboss.job set state = 'completed' where state = 'created'`)
    const { id: paid } = await t.bring('available')
    await t.move('client', paid, 'cancel')
    await t.app.database.sql(`update pgboss.job set state = 'completed' where state = 'created'`)
    await Promise.all([issue(paid), issue(paid), issue(id), issue(paid)])
    expect((await rowsOf(paid)).map(({ kind }) => kind)).toEqual(['invoice', 'receipt', 'credit_note'])
  })
})

describe('a top-up', () => {
  it('gets a receipt when staff confirm it, and nothing before', async () => {
    const doc = await t.ok(t.as('client2', 'POST', '/api/wallets/top-ups', { amountMinor: 2_000, currency: 'USD', gateway: 'manual' }, { 'idempotency-key': uuid() }))
    await t.app.runJobs()
    expect(await rowsOf(doc.id)).toEqual([])
    await t.ok(t.as('support', 'POST', `/api/top-ups/${doc.id}/transitions/confirm`, { version: 0, input: { reference: 'SEPA 1' } }))
    await t.app.runJobs()
    expect(await about('client2', doc.id)).toMatchObject([{ kind: 'receipt', totalMinor: 2_000, taxMinor: 0, about: expect.stringContaining('store credit') }])
  })
})

describe('taxes and particulars', () => taxStories(() => t))

describe('the layout', () => layoutStories(() => t))

describe('numbers', () => {
  it('of 50 payments at once follow each other without a gap or a double', async () => {
    const before = new Map((await countsOf()) as [string, number][])
    const ids: string[] = []
    for (let i = 0; i < AT_ONCE; i += 1) ids.push((await t.bring('awaiting_payment')).id)
    expect((await Promise.all(ids.map((id) => t.pay(id)))).map(({ status }) => status)).toEqual(ids.map(() => 200))
    // Each twice: an event may be delivered while its first delivery still runs.
    await Promise.all([...ids, ...ids].map((id) => issue(id)))
    for (const kind of ['invoice', 'receipt']) {
      const found = await t.app.database.sql<Row>('select * from papers where kind::text = $1 and payable_id = any ($2) order by sequence', [kind, ids])
      expect(found.map(({ sequence }) => Number(sequence))).toEqual(Array.from({ length: AT_ONCE }, (_, i) => before.get(kind)! + i + 1))
      expect(new Set(found.map(({ payable_id: id }) => id)).size).toBe(AT_ONCE)
    }
  })

  it('that a rolled-back transaction drew are drawn again', async () => {
    const before = await countsOf()
    const { id } = await t.bring('available')
    const broken = t.app.asSystem(async () => {
      const req = await createLocalReq({}, t.app.payload)
      return inTransaction(req, async () => {
        expect(await issuePapers(req, { collection: 'orders', id })).toHaveLength(2)
        throw new Error('The power failed')
      })
    })
    await expect(broken).rejects.toThrow('The power failed')
    expect([await countsOf(), await rowsOf(id)]).toEqual([before, []])
    await issue(id)
    const expected = before.filter(([kind]) => kind !== 'credit_note').map(([kind, last]) => [kind, Number(last) + 1])
    expect((await rowsOf(id)).map(({ kind, sequence }) => [kind, Number(sequence)])).toEqual(expected)
  })

  it('begin anew with the year of the website’s time zone', async () => {
    t.app.setClock(() => new Date('2027-01-01T04:30:00Z'))
    const { id: old } = await t.bring('available', { deadline: '2027-01-10T00:00:00Z' })
    await issue(old)
    t.app.setClock(() => new Date('2027-01-01T05:30:00Z'))
    const { id } = await t.bring('available', { deadline: '2027-01-10T00:00:00Z' })
    await issue(id)
    expect([(await rowsOf(old))[1]!.number, (await rowsOf(id)).map(({ number }) => number)]).toEqual([expect.stringMatching(/^REC-2026-/), ['RE-2027-000001', 'REC-2027-000001']])
  })
})

describe('a paper in the database', () => {
  const ANY = `(select id from papers where kind = 'invoice' and pdf_key is not null limit 1)`
  it.each([
    ['another total', 'stays as it is', `update papers set total_minor = 1, net_minor = 1, tax_minor = 0 where id = ${ANY}`],
    ['another buyer', 'stays as it is', `update papers set buyer = '{}' where id = ${ANY}`],
    ['another PDF', 'stays as it is', `update papers set pdf_sha256 = 'x' where id = ${ANY}`],
    ['no PDF any more', 'stays as it is', `update papers set pdf_key = null, pdf_bytes = null, pdf_sha256 = null where id = ${ANY}`],
    ['a counter set back', 'stay drawn', 'update paper_counters set last = last - 1 where last > 1'],
    ['a counter set forward', 'drawn for no paper', 'update paper_counters set last = last + 1'],
    ['a paper removed', 'append-only', `delete from papers where id = ${ANY}`],
    ['all papers removed', 'append-only', 'truncate papers'],
    ['all counters removed', 'append-only', 'delete from paper_counters'],
    ['a second invoice of one payment', 'papers_once', copy('sequence + 1000')],
    ['a number twice', 'papers_place', copy('sequence', 'other')],
    ['a number that was not drawn', 'the number before it is missing', copy('(select last + 2 from paper_counters c where c.kind = p.kind::text and c.year = p.year)', 'other')],
    ['a credit note of nothing', 'papers_corrects', copy('sequence + 1000', 'other', `'credit_note'`)],
  ])('refuses %s', async (_case, why, sql) => {
    const before = await t.app.database.sql('select * from papers order by id')
    await expect(t.app.database.sql(sql)).rejects.toThrow(why)
    expect(await t.app.database.sql('select * from papers order by id')).toEqual(before)
  })

  it('can’t be written through the API', async () => {
    const [{ id }] = (await list('admin')) as [Doc]
    for (const who of ['client', 'support', 'admin', 'superadmin'] as const) {
      expect([(await t.as(who, 'PATCH', `/api/papers/${id}`, { note: 'x' })).status, (await t.as(who, 'POST', '/api/papers', { number: 'x' })).status, (await t.as(who, 'DELETE', `/api/papers/${id}`)).status]).toEqual([403, 403, 403])
    }
  })

  it('keeps one PDF of several that are made at once', async () => {
    const [{ id }] = (await t.app.database.sql<Row>('select * from papers where pdf_key is null limit 1')) as [Row]
    const files = await Promise.all(Array.from({ length: 5 }, () => file('support', id)))
    expect(new Set(files.map(({ bytes }) => createHash('sha256').update(bytes).digest('hex')))).toEqual(new Set([(await t.app.database.sql<Row>('select * from papers where id = $1', [id]))[0]!.pdf_sha256]))
  })
})

/** A copy of a paper with another place, payment (one that has no invoice) or kind. */
function copy(sequence: string, transaction: 'same' | 'other' = 'same', kind = 'kind'): string {
  const columns = 'website_id, client_id, issued_at, payable_collection, payable_id, about, currency, net_minor, tax_minor, total_minor, time_zone, year'
  const of = transaction === 'same' ? 'transaction_id' : `(select id from ledger_transactions where kind = 'topped_up' limit 1)`
  return `insert into papers (id, number, sequence, transaction_id, kind, ${columns})
    select gen_random_uuid(), 'COPY-' || gen_random_uuid(), ${sequence}, ${of}, ${kind}, ${columns} from papers p where kind = 'invoice' limit 1`
}
