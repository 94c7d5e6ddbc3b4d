import { readFileSync } from 'node:fs'
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createLocalReq } from 'payload'
import { v7 as uuid } from 'uuid'
import { env } from '../../src/lib/env.ts'
import { FAULT_POINTS, PASSED_FILE } from '../../src/lib/faults.ts'
import { platformOf } from '../../src/lib/feature.ts'
import { grantBonus } from '../../src/operations/ledger/grantBonus.ts'
import { runJob } from '../../src/server/work.ts'
import { type OrderApp, startOrderApp } from '../support/orderApp.ts'
import { NOW } from '../support/pricedApp.ts'
import { type MailServer, startMailServer } from './mailServer.ts'

const DAY_MS = 86_400_000
let o: OrderApp
let mails: MailServer
/** What waits for each job before any of them ran. */
let waiting: Record<'event' | 'timer' | 'mail' | 'payment', string>
const idOf = async (text: string): Promise<string> => (await o.app.database.sql<{ id: string }>(text))[0]!.id

beforeAll(async () => {
  mails = await startMailServer()
  Object.assign(process.env, { FAULTS: 'on', SMTP_URL: mails.url })
  o = await startOrderApp()
  const key = { 'idempotency-key': uuid() }
  const topUp = await o.ok(o.as('client', 'POST', '/api/wallets/top-ups', { amountMinor: 2_000, currency: 'USD', gateway: 'manual' }, key))
  await o.ok(o.as('support', 'POST', `/api/top-ups/${topUp.id}/transitions/confirm`, { version: 0, input: { reference: 'seen' } }))
  const bonus = { client: o.ids.client2, amountMinor: 700, currency: 'USD', expiresAt: new Date(NOW.getTime() + DAY_MS), document: { collection: 'tests', id: uuid() } }
  await o.app.asSystem(async () => grantBonus(await createLocalReq({}, o.app.payload), { ...bonus, website: o.inkwell.id, idempotencyKey: uuid(), actor: { id: null } }))
  for (const state of ['completed', 'delivered'] as const) await o.bring(state)
  const { id: order } = await o.bring('awaiting_payment')
  const payment = await o.ok(o.as('client', 'POST', '/api/payments', { payable: { collection: 'orders', id: order }, gateway: 'manual' }))
  await o.as(null, 'POST', '/api/users/register', { email: 'new@reader.example', password: 'correct horse battery', displayName: 'New' })
  waiting = {
    event: await idOf(`select id from outbox_events where name = 'user.registered'`),
    timer: await idOf(`select id from timers where transition = 'clear'`),
    mail: await idOf('select id from mails'),
    payment: payment.id,
  }
  await leaveUpload()
  const later = new Date(NOW.getTime() + 30 * DAY_MS)
  o.app.setClock(() => later)
}, 120_000)
afterAll(async () => {
  delete process.env['FAULTS']
  delete process.env['SMTP_URL']
  await o.app.stop()
  await mails.stop()
})

/** What each job is given, and whether there is anything for it to do. */
const JOBS: Record<string, { data?: () => Record<string, unknown>; isIdle?: boolean }> = {
  'deliver-event': { data: () => ({ eventId: waiting.event }) },
  'send-mail': { data: () => ({ mailId: waiting.mail }) },
  'fire-timer': { data: () => ({ timerId: waiting.timer }) },
  'sweep-timers': {},
  'sweep-kept': {},
  'ledger-lapse-bonus': {},
  'ledger-seal': {},
  'ledger-roll-up': {},
  // Nobody is busy enough, and it does what the one before does.
  'ledger-roll-up-busy': { isIdle: true },
  // It writes nothing; what it finds is tested with the ledger.
  'ledger-verify': { isIdle: true },
  // No refund waits here; what they do twice is tested with the refunds.
  'send-refund': { data: () => ({ refundId: uuid() }), isIdle: true },
  'ask-refunds': { isIdle: true },
  // Nothing is paid in parts here; what they do twice is tested with the installments.
  'tend-installment-plans': { isIdle: true },
  'tend-installment-plan': { data: () => ({ planId: uuid() }), isIdle: true },
  // No wallet fills itself here; what they do twice is tested with the wallets.
  'auto-top-ups': { isIdle: true },
  'auto-top-up': { data: () => ({ autoTopUpId: uuid() }), isIdle: true },
  // A transfer that nobody made in thirty days is over.
  'check-payments': {},
  // It writes nothing here: what it has the gateway forget is tested with the payments.
  'forget-payment-method': { data: () => ({ websiteId: o.inkwell.id, gateway: 'manual', gatewayId: 'none' }), isIdle: true },
  'check-payment': { data: () => ({ paymentId: waiting.payment }) },
  // No webhook came, no gateway has books, nobody is paid out; what they do twice is tested with each.
  'process-gateway-event': { data: () => ({ id: uuid() }), isIdle: true },
  'sweep-gateways': { isIdle: true },
  'queue-reconciliations': { isIdle: true },
  'reconcile': { data: () => ({ reportId: uuid() }), isIdle: true },
  'check-disputes': { isIdle: true },
  'check-dispute': { data: () => ({ disputeId: uuid() }), isIdle: true },
  'find-disputes': { isIdle: true },
  'payouts-release-held': { isIdle: true },
  'payouts-schedule': { isIdle: true },
  'payouts-finish-transfers': { isIdle: true },
  // No document lacks a paper; it is tested with the papers.
  'sweep-papers': { isIdle: true },
  // Its work lies on the disk.
  'sweep-uploads': { isIdle: true },
}

describe('a job that runs twice', () => {
  it('is each of the platform’s jobs', () => {
    expect(Object.keys(platformOf(o.app.payload.config).jobs).sort()).toEqual(Object.keys(JOBS).sort())
  })

  it.each(Object.entries(JOBS))('leaves the same database: %s', async (name, { data = () => ({}), isIdle = false }) => {
    const job = platformOf(o.app.payload.config).jobs[name]!
    const before = await everyRow()
    await runJob(o.app.payload, job, data())
    const once = await everyRow()
    expect(changed(before, once).length > 0).toBe(!isIdle)
    await runJob(o.app.payload, job, data())
    expect(changed(once, await everyRow())).toEqual([])
  })

  it('has sent its mail once, and removed what a crash left of an upload', async () => {
    expect(mails.received()).toBe(1)
    expect((await readdir(env().UPLOAD_DIR, { recursive: true })).filter((name) => name.endsWith('.part'))).toEqual([])
  })
})

describe('a fault point', () => {
  it.each(FAULT_POINTS)('lies in the way of the main job: %s', (point) => {
    expect(readFileSync(path.join(env().DATA_DIR, PASSED_FILE), 'utf8').split('\n')).toContain(point)
  })
})

/** A hash of each table's rows, and how many jobs were ever queued. */
async function everyRow(): Promise<Map<string, string>> {
  const tables = await o.app.database.sql<{ name: string }>(`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`)
  const hashes = tables.map(({ name }) => `select '${name}' as name, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash from "${name}" t`)
  const rows = await o.app.database.sql<{ name: string; hash: string }>([...hashes, `select 'queue', count(*)::text from pgboss.job`].join(' union all '))
  return new Map(rows.map(({ name, hash }) => [name, hash]))
}

const changed = (before: Map<string, string>, after: Map<string, string>): string[] => [...after].filter(([name, hash]) => before.get(name) !== hash).map(([name]) => name)

async function leaveUpload(): Promise<void> {
  const file = path.join(env().UPLOAD_DIR, o.inkwell.id, 'cut-off.part')
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, 'half')
  await utimes(file, NOW, NOW)
}
