import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import Stripe from 'stripe'
import { v7 as uuid } from 'uuid'
import { startStripe, type StripeSimulator } from '../sim/stripe/startStripe.ts'
import { gatewayAccount } from '../src/domain/ledger/accountRef.ts'
import { balanceOf } from '../src/lib/ledger/balanceOf.ts'
import { releaseHeld } from '../src/operations/payouts/releaseHeld.ts'
import { schedulePayouts } from '../src/operations/payouts/schedulePayouts.ts'
import { finishTransfers } from '../src/operations/payouts/sendThroughGateway.ts'
import { syncTransfer } from '../src/operations/payouts/syncTransfer.ts'
import { makeMember } from './support/factories.ts'
import { asPlatform } from './support/ledger.ts'
import { expectFiles } from './support/payoutFiles.ts'
import { bank, IBAN, startPayoutApp, type PayoutApp, type PayoutDoc, type Person } from './support/payoutApp.ts'
import { NOW } from './support/pricedApp.ts'

const KEY = 'sk_test_payouts'
const DAY_MS = 86_400_000
const OTHER_IBAN = 'NL91ABNA0417164300'
let sim: StripeSimulator
let stripe: Stripe
let t: PayoutApp

beforeAll(async () => {
  sim = await startStripe()
  Object.assign(process.env, { STRIPE_SECRET_KEY: KEY, STRIPE_API_URL: sim.origin })
  stripe = new Stripe(KEY, { host: '127.0.0.1', port: sim.port, protocol: 'http' })
  t = await startPayoutApp()
})
afterAll(async () => {
  await t?.app.stop()
  await sim?.stop()
})

describe('an account for payouts', () => {
  it('is refused with a field that is wrong', async () => expect(await t.giveDetails('writer', { ...bank, iban: 'DE88370400440532013000' })).toMatchObject({ status: 422, body: { code: 'payout_details_invalid', details: { problems: [{ path: 'iban' }] } } }))

  it('must be there before a payout is asked for', async () => {
    await t.earn(t.ids.writer, 20_000)
    expect(await t.ask('writer', 'all')).toMatchObject({ status: 422, body: { code: 'payout_details_missing' } })
  })

  it('is given by the writer, who is told by mail and sees the last four letters; admins see all of it', async () => {
    const { status, body } = await t.giveDetails('writer')
    expect([status, body]).toMatchObject([200, { details: { method: 'bank', account: 'DE •••• 3000', holder: 'Wilma Ärmel' }, holdUntil: new Date(NOW.getTime() + 3 * DAY_MS).toISOString(), payableMinor: 20_000, minimumMinor: 5_000 }])
    const [mail] = await t.sql<{ to: string; html: string }>(`select "to", html from mails where subject like '%account for payouts%'`)
    expect([mail!.to, mail!.html.includes('DE •••• 3000'), mail!.html.includes('0532')]).toEqual([t.emails.writer, true, false])
    const seen = async (who: Person) => (await t.as(who, 'GET', '/api/payout-details?depth=0')).body.docs?.map((doc: PayoutDoc) => [doc.masked, doc.iban])
    expect([await seen('writer'), await seen('support'), await seen('admin')]).toEqual([[['DE •••• 3000', undefined]], [['DE •••• 3000', undefined]], [['DE •••• 3000', IBAN]]])
    expect([await seen('writer2'), await seen('editor')]).toEqual([[], []])
    expect((await t.as('support', 'GET', `/api/payout-details?where[iban][equals]=${IBAN}`)).body.docs ?? []).toEqual([])
    expect((await t.giveDetails('writer')).body.code).toBe('conflict')
  })

  it('is never changed or removed, also by SQL', async () => {
    await expect(t.sql(`update payout_details set iban = 'NL91ABNA0417164300'`)).rejects.toThrow('append-only')
    await expect(t.sql('delete from payout_details')).rejects.toThrow('append-only')
    const [{ id }] = (await t.sql<{ id: string }>('select id from payout_details')) as [{ id: string }]
    expect((await t.as('admin', 'PATCH', `/api/payout-details/${id}`, { iban: OTHER_IBAN })).status).toBe(403)
  })
})

describe('a payout', () => {
  let id: string

  it('waits the days after a change, and is refused while it does', async () => {
    const { status, body: { doc } } = await t.ask('writer', 12_000)
    expect([status, doc]).toMatchObject([201, { state: 'held', amountMinor: 12_000, account: 'DE •••• 3000', heldUntil: expect.any(String) }])
    id = doc.id
    expect((await t.move('admin', id, 'release')).body).toMatchObject({ code: 'payout_on_hold', details: { until: doc.heldUntil } })
    expect((await t.move('admin', id, 'approve')).body.code).toBe('transition_not_allowed')
    t.later(2.9)
    expect(await asPlatform(t.app, releaseHeld)).toBe(0)
    t.later(3)
    expect([await asPlatform(t.app, releaseHeld), (await t.docOf(id)).state]).toEqual([1, 'requested'])
  })

  it('is one at a time, above the minimum, and within what there is', async () => {
    expect((await t.ask('writer', 'all')).body.code).toBe('payout_already_open')
    await t.giveDetails('writer2', { ...bank, iban: OTHER_IBAN })
    expect((await t.ask('writer2', 'all')).body.code).toBe('payout_too_small')
    await t.earn(t.ids.writer2, 6_000)
    expect((await t.ask('writer2', 4_999)).body.code).toBe('payout_too_small')
    expect(await t.ask('writer2', 6_001)).toMatchObject({ status: 402, body: { code: 'insufficient_funds', details: { balanceMinor: 6_000, dueMinor: 6_001 } } })
    expect([(await t.ask('client', 'all')).status, (await t.ask('writer2', -1)).status, (await t.ask('writer2', '1e9')).status]).toEqual([403, 400, 400])
  })

  it('goes through a batch that a second person approves; its files are for the bank', async () => {
    const preview = (await t.as('admin', 'GET', '/api/payout-batches/preview?scope=everyone')).body
    expect(preview).toMatchObject({ totalMinor: 12_000, included: [{ writer: t.ids.writer, payout: id, account: 'DE •••• 3000' }], leftOut: [{ writer: t.ids.writer2, amountMinor: 6_000, reason: 'on_hold' }] })
    expect((await t.as('support', 'POST', '/api/payout-batches', {})).status).toBe(403)
    const { status, body: { doc } } = await t.as('admin', 'POST', '/api/payout-batches', { scope: 'requests' }, { 'idempotency-key': uuid() })
    expect([status, doc]).toMatchObject([201, { state: 'prepared', payoutCount: 1, totalMinor: 12_000, preparedBy: t.ids.admin }])
    expect((await t.as('admin', 'POST', '/api/payout-batches', {})).body.code).toBe('payout_batch_empty')
    expect((await t.as('admin', 'GET', `/api/payout-batches/${doc.id}/csv`)).body.code).toBe('payout_batch_not_sent')

    expect((await t.move('admin2', id, 'approve')).body.code).toBe('payout_in_batch')
    expect((await t.moveBatch('admin', doc.id, 'approve')).body.code).toBe('second_person_needed')
    expect((await t.moveBatch('support', doc.id, 'approve')).body.code).toBe('forbidden')
    expect((await t.moveBatch('admin2', doc.id, 'approve')).status).toBe(200)
    expect(await t.docOf(id)).toMatchObject({ state: 'approved', approvedBy: t.admin2, batch: doc.id })
    expect([await t.available(t.ids.writer), await t.inTransit(id)]).toEqual([20_000, 0])
    expect((await t.moveBatch('admin', doc.id, 'send')).status).toBe(200)
    expect([await t.available(t.ids.writer), await t.inTransit(id), (await t.docOf(id)).state]).toEqual([8_000, 12_000, 'in_transit'])
    await expectFiles(t, { batch: doc, payout: await t.docOf(id) })

    expect((await t.moveBatch('support', doc.id, 'mark_paid', { reference: 'Debit 7' })).status).toBe(200)
    expect(await t.docOf(id)).toMatchObject({ state: 'paid', reference: 'Debit 7', transaction: expect.any(String), settlement: expect.any(String) })
    expect((await t.docOf(doc.id, 'payout-batches')).state).toBe('settled')
    expect([await t.available(t.ids.writer), await t.inTransit(id)]).toEqual([8_000, 0])
    await t.runJobs()
    expect(await t.sql(`select "to" from mails where subject like '%is on its way'`)).toEqual([{ to: t.emails.writer }])
  })

  it('that comes back after it was paid is the writer’s again', async () => {
    expect((await t.move('support', id, 'return', { reason: 'Account closed' })).status).toBe(200)
    expect([await t.available(t.ids.writer), (await t.docOf(id)).state]).toEqual([20_000, 'returned'])
  })

  it('that fails on its way gives the money back, once', async () => {
    const { body: { doc } } = await t.ask('writer', 'all')
    expect(doc).toMatchObject({ state: 'requested', amountMinor: 20_000 })
    expect((await t.move('admin', doc.id, 'approve')).status).toBe(200)
    expect((await t.move('admin', doc.id, 'send')).status).toBe(200)
    expect(await t.available(t.ids.writer)).toBe(0)
    const both = await Promise.all(['admin', 'support'].map((who) => t.move(who as Person, doc.id, 'fail', { reason: 'Unknown account' })))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect([await t.available(t.ids.writer), await t.inTransit(doc.id)]).toEqual([20_000, 0])
  })

  it('follows a changed account, waits again, and leaves its batch', async () => {
    const { body: { doc } } = await t.ask('writer', 10_000)
    const batch = (await t.as('admin', 'POST', '/api/payout-batches', {})).body.doc
    expect((await t.moveBatch('admin2', batch.id, 'approve')).status).toBe(200)
    expect((await t.giveDetails('writer', { ...bank, iban: OTHER_IBAN })).status).toBe(200)
    expect(await t.docOf(doc.id)).toMatchObject({ state: 'held', account: 'NL •••• 4300', approvedBy: null, batch: null })
    expect((await t.moveBatch('admin', batch.id, 'send')).body.code).toBe('payout_batch_empty')
    expect((await t.moveBatch('support', batch.id, 'cancel')).status).toBe(200)
    expect((await t.as('writer', 'POST', `/api/payouts/${doc.id}/transitions/cancel`, { version: (await t.docOf(doc.id)).version })).status).toBe(200)
  })

  it('that a claw-back has overtaken can’t be approved or sent', async () => {
    t.later(10)
    const { body: { doc } } = await t.ask('writer', 'all')
    await t.earn(t.ids.writer, 1, 'debit')
    expect((await t.move('admin', doc.id, 'approve')).body).toMatchObject({ code: 'insufficient_funds', details: { balanceMinor: 19_999, dueMinor: 20_000 } })
    expect((await t.move('support', doc.id, 'reject', { reason: 'Ask for less.' })).status).toBe(200)
  })

  it('is read by its writer and by staff of money alone', async () => {
    const seen = async (who: Person) => (await t.as(who, 'GET', '/api/payouts')).body.totalDocs ?? 0
    expect([await seen('writer2'), await seen('editor'), (await t.as('client', 'GET', '/api/payouts')).body.totalDocs ?? 0]).toEqual([0, 0, 0])
    expect(await seen('writer')).toBe(await seen('support'))
    expect((await t.as('writer', 'GET', `/api/payouts/${id}`)).body).not.toHaveProperty('requestedBy')
    expect((await t.as('support', 'GET', '/api/payouts/totals')).body).toMatchObject({ totals: expect.arrayContaining([{ currency: 'USD', of: 'returned', count: 1, sums: { amountMinor: 12_000 } }]) })
  })

  it('of an admin who writes is for another to decide', async () => {
    const both = await makeMember(t.app.payload, t.inkwell, 'writer', 'admin')
    t.emails.both = both.email
    await t.earn(both.id, 9_000)
    await t.giveDetails('both', { ...bank, holder: 'Both' })
    t.later(14)
    const { body: { doc } } = await t.ask('both', 'all')
    expect((await t.move('both', doc.id, 'approve')).body.code).toBe('own_money')
    await expect(t.sql(`update payouts set state = 'approved', approved_by_id = $2 where id = $1`, [doc.id, both.id])).rejects.toThrow('payouts_four_eyes')
    await expect(t.sql(`update payouts set requested_by_id = $2 where id = $1`, [doc.id, t.admin2])).rejects.toThrow('stays as it is')
    await expect(t.sql(`update payouts set state = 'approved' where id = $1`, [doc.id])).rejects.toThrow('payouts_approved')
    await expect(t.sql('update payouts set amount_minor = 1 where id = $1', [doc.id])).rejects.toThrow('stays as it is')
    const batch = (await t.as('admin', 'POST', '/api/payout-batches', {})).body.doc
    expect((await t.moveBatch('both', batch.id, 'approve')).body.code).toBe('own_money')
    await expect(t.sql(`update payout_batches set approved_by_id = prepared_by_id, state = 'approved' where id = $1`, [batch.id])).rejects.toThrow('payout_batches_four_eyes')
    await expect(t.sql('update payout_batches set prepared_by_id = $2 where id = $1', [batch.id, t.admin2])).rejects.toThrow('stays as it is')
    await expect(t.sql(`update payouts set approved_by_id = $2, state = 'approved' where id = $1`, [doc.id, t.ids.admin])).rejects.toThrow('somebody other than who made its batch')
    await t.moveBatch('admin', batch.id, 'cancel')
    await t.move('admin', doc.id, 'reject', { reason: 'Enough' })
  })
})

describe('a schedule', () => {
  it('asks once a week for who can be paid, and a person approves', async () => {
    await t.as('admin', 'PATCH', `/api/websites/${t.inkwell.id}`, { payouts: { schedule: 'weekly' } })
    t.later(14)
    const asked = [await asPlatform(t.app, schedulePayouts), await asPlatform(t.app, schedulePayouts)]
    expect(asked).toEqual([3, 0])
    const [doc] = await t.sql<{ id: string; requested_by_id: null; period: string }>(`select id, requested_by_id, period from payouts where writer_id = $1 and state = 'requested'`, [t.ids.writer2])
    expect(doc).toMatchObject({ requested_by_id: null, period: '2026-W12' })
    expect((await t.move('writer2', doc!.id, 'approve')).body.code).toBe('forbidden')
    t.later(17)
    expect(await asPlatform(t.app, schedulePayouts)).toBe(0)
    for (const { id } of await t.sql<{ id: string }>(`select id from payouts where state = 'requested'`)) await t.move('admin', id, 'reject', { reason: 'For the test' })
  })
})

describe('through the gateway', () => {
  it('a payout is sent once, whatever is lost on the way, and can come back', async () => {
    const { id: accountId } = await stripe.accounts.create({ type: 'express', email: 'wilma@writer.example' })
    await stripe.paymentIntents.create({ amount: 100_000, currency: 'usd', confirm: true, payment_method: 'pm_card_bypassPending', return_url: 'https://inkwell.example' })
    expect((await t.giveDetails('writer', { method: 'connect', accountId })).status).toBe(200)
    t.later(21)
    const before = await t.available(t.ids.writer)
    const { body: { doc } } = await t.ask('writer', 6_000)
    const id = doc.id as string
    const preview = (await t.as('admin', 'GET', '/api/payout-batches/preview')).body
    expect(preview.leftOut).toContainEqual(expect.objectContaining({ writer: t.ids.writer, reason: 'through_gateway' }))
    // Its answer is lost, so the job fails; the next one asks with the same key.
    await fetch(`${sim.origin}/_sim/faults`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ kind: 'reply_lost', method: 'POST', path: '/v1/transfers', times: 10 }) })
    expect((await t.move('admin', id, 'approve')).status).toBe(200)
    await expect(t.app.runJobs()).rejects.toThrow()
    expect([(await t.docOf(id)).state, await t.inTransit(id)]).toEqual(['in_transit', 6_000])
    expect((await t.move('admin', id, 'confirm', { reference: 'x' })).body.code).toBe('payout_through_gateway')
    await fetch(`${sim.origin}/_sim/faults`, { method: 'DELETE' })
    t.later(21, 6)
    expect([await asPlatform(t.app, finishTransfers), await asPlatform(t.app, finishTransfers)]).toEqual([1, 0])
    const { data: transfers } = await stripe.transfers.list({ limit: 100 })
    expect([transfers.map(({ amount, destination }) => [amount, destination]), await t.docOf(id)]).toMatchObject([[[6_000, accountId]], { state: 'paid', gatewayId: transfers[0]!.id }])
    expect(await t.available(t.ids.writer)).toBe(before - 6_000)

    const sync = (objectId: string) => asPlatform(t.app, (req) => syncTransfer(req, { gateway: 'stripe', website: t.inkwell.id, objectId }))
    await stripe.transfers.createReversal(transfers[0]!.id)
    expect([await sync(transfers[0]!.id), await sync(transfers[0]!.id), await sync('tr_other')]).toEqual(['done', 'done', 'unknown'])
    expect([(await t.docOf(id)).state, await t.available(t.ids.writer)]).toEqual(['returned', before])
    await t.app.runJobs()
  })

  it('a refusal gives the money back, and the writer is told why', async () => {
    expect((await t.giveDetails('writer', { method: 'connect', accountId: 'acct_1Nobody234' })).status).toBe(200)
    t.later(25)
    const before = await t.available(t.ids.writer)
    const { body: { doc } } = await t.ask('writer', 6_000)
    expect((await t.move('admin', doc.id, 'approve')).status).toBe(200)
    await t.app.runJobs()
    expect([await t.docOf(doc.id), await t.available(t.ids.writer)]).toMatchObject([{ state: 'failed', reason: expect.stringContaining('acct_1Nobody234') }, before])
    expect(await asPlatform(t.app, (req) => balanceOf(req, t.inkwell.id, { ref: gatewayAccount('stripe'), currency: 'USD' }))).toBe(0)
    expect(await t.sql(`select 1 from mails where subject like '%' || $1 || ' failed' and html like '%acct_1Nobody234%'`, [doc.code])).toHaveLength(1)
  })
})

describe('a month', () => {
  const pdf = async (month: string, who: Person = 'writer') => t.as(who, 'GET', `/api/writers/me/statements/${month}/pdf`)
  it('that is over has a statement with the same bytes each time', async () => {
    expect([(await pdf('2026-03')).body.code, (await pdf('2026-13')).body.code, (await pdf('2026-03', 'client')).status]).toEqual(['month_not_over', 'period_invalid', 403])
    t.later(31)
    const [one, again] = [await pdf('2026-03'), await pdf('2026-03')]
    expect([one.status, Buffer.from(one.body).subarray(0, 5).toString(), Buffer.from(one.body).equals(Buffer.from(again.body))]).toEqual([200, '%PDF-', true])
  })
})

it('the books are without a fault at the end', async () => expect(await t.findings()).toEqual([]))
