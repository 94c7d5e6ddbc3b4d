import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import Stripe from 'stripe'
import { GatewayError } from '../src/domain/gateways/GatewayError.ts'
import { type GatewayMessage, platformOf } from '../src/lib/feature.ts'
import { connectSimulator, disconnectSimulator } from '../scripts/start/connectSimulator.ts'
import { startStripe, type StripeSimulator } from '../sim/stripe/startStripe.ts'
import { EVENT_TRIES } from '../src/operations/gateways/processGatewayEvent.ts'
import { addPaymentSettings, sweepGatewayEvents } from '../src/operations/gateways/sweepGateways.ts'
import { gatewayFor, gatewaysOf, requireGateway } from '../src/lib/gateways/gatewayFor.ts'
import { stripeKeysOf } from '../src/lib/gateways/stripeKeys.ts'
import { type Company, startCompany } from './support/company.ts'
import { asPlatform } from './support/ledger.ts'
import { until } from './support/until.ts'
import { BAD_WEBHOOKS, deliverTo, type Given, type Signed, stripeEvent } from './support/webhooks.ts'

const SECRET = 'whsec_inkwell_0123456789'
const KEY = 'sk_test_inkwell4242'
const DAY_MS = 86_400_000

let t: Company
let sim: StripeSimulator
let settings: string
const told: GatewayMessage[] = []
let answer: () => Promise<'done' | 'unknown'> = async () => 'done'

beforeAll(async () => {
  sim = await startStripe()
  t = await startCompany({ env: { STRIPE_API_URL: sim.origin } })
  settings = (await t.app.database.sql<{ id: string }>('select id from payment_settings where website_id = $1', [t.inkwell.id]))[0]!.id
  // In place of the area that keeps refunds: what this file is about is who is told, and when.
  platformOf(t.app.payload.config).gatewayObjects.refund = async (_req, message) => {
    told.push(message)
    return answer()
  }
})
afterAll(async () => {
  await t.app.stop()
  await sim.stop()
})

const at = (path = '') => `/api/payment-settings/${settings}${path}`
const enter = (keys: object, who: 'admin' | 'support' | 'outsider' = 'admin') => t.as(who, 'POST', at('/keys'), keys)
const keysNow = () => asPlatform(t.app, (req) => stripeKeysOf(req, t.inkwell.id))
const eventsOf = (id: string) => t.app.database.sql<{ id: string; state: string; reason: string | null; tries: string; body: unknown; payable_id: string | null }>('select * from gateway_events where event_id = $1', [id])
const stateOf = async (id: string) => (await eventsOf(id)).map(({ state, reason }) => [state, reason])
const count = async () => Number((await t.app.database.sql<{ count: string }>('select count(*) from gateway_events'))[0]!.count)

const event = (given: Given = {}) => stripeEvent({ website: t.inkwell.id, ...given })
const deliver = (body: object | string, sent: Partial<Signed> = {}) => deliverTo(t.call, body, { secret: SECRET, slug: 'inkwell', ...sent })

describe('keys', () => {
  it('are entered by an admin of the website, sealed, and shown by their last four characters only', async () => {
    expect((await enter({ secretKey: KEY }, 'support')).status).toBe(403)
    expect((await enter({ secretKey: KEY }, 'outsider')).status).toBe(403)
    expect((await enter({ secretKey: 'pk_test_1' })).body).toMatchObject({ code: 'invalid_input' })
    expect((await enter({ webhookSecret: 'secret' })).status).toBe(400)
    const { status, body } = await enter({ secretKey: KEY, webhookSecret: SECRET })
    expect([status, body]).toMatchObject([200, { keyMode: 'test', secretKeyHint: 'sk_test_…4242', webhookSecretHint: 'whsec_…6789' }])
    expect(await keysNow()).toEqual({ secretKey: KEY, webhookSecrets: [SECRET], isOwn: true })
  })

  it('come out of no door', async () => {
    const graphql = await t.as('admin', 'POST', '/api/graphql', { query: '{ PaymentSettings { docs { id secretKeyHint } } }' })
    const doors = await Promise.all([
      t.as('admin', 'GET', at('?depth=2')), t.as('superadmin', 'GET', '/api/payment-settings?depth=0'), t.as('superadmin', 'GET', '/api/payment-settings/export.csv'),
      t.as('admin', 'GET', at('?select[secretKeySealed]=true')), t.as('admin', 'PATCH', at(), { instructions: 'Bank of Ink' }),
      t.as('superadmin', 'GET', `/api/timeline-events?where[documentId][equals]=${settings}`),
    ])
    expect(graphql.body.data.PaymentSettings.docs).toHaveLength(1)
    const seen = JSON.stringify([...doors, graphql].map(({ body }) => (body instanceof Uint8Array ? Buffer.from(body).toString() : body)))
    expect(seen).toContain('…4242')
    for (const hidden of [KEY, SECRET, 'Sealed', 'v1.']) expect(seen).not.toContain(hidden)
    const [row] = await t.app.database.sql<Record<string, string>>('select * from payment_settings where id = $1', [settings])
    expect(row!.secret_key_sealed).toMatch(/^v1\./)
    expect(JSON.stringify(row)).not.toContain(KEY)
  })

  it('of another website do not open here, and plain ones are refused by the database', async () => {
    const move = t.app.database.sql(`update payment_settings set (secret_key_sealed, secret_key_hint) = (select secret_key_sealed, 'moved' from payment_settings where id = $1) where website_id = $2`, [settings, t.federhaus.id])
    await move
    await expect(asPlatform(t.app, (req) => stripeKeysOf(req, t.federhaus.id))).rejects.toThrow(/does not open/)
    await t.app.database.sql('update payment_settings set secret_key_sealed = null, secret_key_hint = null where website_id = $1', [t.federhaus.id])
    await expect(t.app.database.sql(`update payment_settings set secret_key_sealed = 'sk_test_1' where id = $1`, [settings])).rejects.toThrow(/payment_settings_sealed/)
  })

  it('are tested with a sentence, and with the address for webhooks', async () => {
    const tested = await t.as('admin', 'POST', at('/test'), {})
    expect(tested.body).toEqual({ works: true, sentence: 'It works, in test mode: no real money moves.', webhookUrl: expect.stringMatching(/\/api\/webhooks\/stripe\/inkwell$/) })
    await enter({ secretKey: 'rk_live_wrong' })
    expect((await t.as('admin', 'POST', at('/test'), {})).body).toMatchObject({ works: false, sentence: expect.stringContaining('does not know this secret key') })
    await enter({ secretKey: null })
    expect((await t.as('admin', 'POST', at('/test'), {})).body).toMatchObject({ works: false, sentence: expect.stringContaining('no secret key yet') })
    await enter({ secretKey: KEY })
  })

  it('open the gateway; one that is switched off takes nothing new and finishes what was begun', async () => {
    const ask = <T>(work: (req: never) => Promise<T>) => asPlatform(t.app, (req) => work(req as never))
    expect(await ask((req) => gatewaysOf(req, t.inkwell.id))).toEqual(['stripe', 'manual'])
    expect(await ask((req) => gatewaysOf(req, t.federhaus.id))).toEqual(['manual'])
    await expect(ask((req) => gatewayFor(req, t.federhaus.id, 'stripe'))).rejects.toMatchObject({ code: 'gateway_off' })
    await t.as('admin', 'PATCH', at(), { takesStripe: false })
    await expect(ask((req) => requireGateway(req, t.inkwell.id, 'stripe'))).rejects.toMatchObject({ code: 'gateway_off', details: { gateways: ['manual'] } })
    expect((await ask((req) => gatewayFor(req, t.inkwell.id, 'stripe'))).name).toBe('stripe')
    await t.as('admin', 'PATCH', at(), { takesStripe: true })
  })

  it.each([
    ['attemptMinutes', 20], ['smallestMinor', 0], ['largestMinor', 1.5], ['largestMinor', 49], ['smallestMinor', 100_000_000], ['publishableKey', 'sk_test_1'],
  ])('a setting %s of %s is refused', async (name, value) => {
    expect((await t.as('admin', 'PATCH', at(), { [name]: value })).status).toBe(400)
  })

  it('a new website has its settings at once, and each has them once', async () => {
    const { body } = await t.as('superadmin', 'POST', '/api/websites', { name: 'New', slug: 'new-one', currency: 'USD', timeZone: 'UTC' })
    await asPlatform(t.app, addPaymentSettings)
    expect(await t.app.database.sql('select attempt_minutes from payment_settings where website_id = $1', [body.doc.id])).toHaveLength(1)
  })
})

describe('a webhook', () => {
  const now = () => Date.now() / 1_000
  it.each(BAD_WEBHOOKS)('that is %s is refused and leaves nothing', async (_case, send, code) => {
    const before = await count()
    expect((await send({ event: () => event(), deliver, secret: SECRET })).body).toMatchObject({ code })
    expect(await count()).toBe(before)
  })

  it.each([['late by 299 s', -298], ['ahead by 59 s', 58]])('%s is taken', async (_case, seconds) => {
    const given = event()
    expect(await deliver(given, { timestamp: now() + seconds })).toMatchObject({ status: 200, body: { received: true } })
    expect(await stateOf(given.id)).toEqual([['received', null]])
  })

  it('that comes five times at once is kept once, and acted on once', async () => {
    const given = event({ object: { client_secret: 'pi_secret', amount: 5 } })
    const answers = await Promise.all(Array.from({ length: 5 }, () => deliver(given)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    told.length = 0
    await t.app.runJobs()
    expect(await stateOf(given.id)).toEqual([['processed', null]])
    const mine = told.filter(({ event: { id } }) => id === given.id)
    expect(mine).toMatchObject([{ gateway: 'stripe', website: t.inkwell.id, objectId: given.data.object.id, event: { type: 'refund.updated', account: null, metadata: { refund: 'a-refund' } } }])
    const [row] = await eventsOf(given.id)
    expect(row!.payable_id).toBe('a-refund')
    expect(JSON.stringify(row!.body)).toContain('"amount":5')
    expect(JSON.stringify(row!.body)).not.toContain('pi_secret')
  })

  it('signed with the secret before the last is taken for a day, then not', async () => {
    const next = 'whsec_next_0123456789'
    await enter({ webhookSecret: next })
    expect([(await deliver(event())).status, (await deliver(event(), { secret: next })).status]).toEqual([200, 200])
    t.app.setClock(() => new Date(Date.now() + DAY_MS + 1_000))
    const tomorrow = now() + 86_401
    expect([(await deliver(event(), { timestamp: tomorrow })).status, (await deliver(event(), { secret: next, timestamp: tomorrow })).status]).toEqual([400, 200])
    t.app.setClock(() => new Date())
    await enter({ webhookSecret: SECRET })
  })

  it.each<[string, () => Given, string, RegExp | null]>([
    ['about another website', () => ({ website: t.federhaus.id }), 'parked', /^It is about federhaus/],
    ['about no website that is here', () => ({ website: 'elsewhere' }), 'parked', /not here \(elsewhere\)/],
    ['about real money under a test key', () => ({ livemode: true }), 'parked', /real money/],
    ['about a connected account', () => ({ account: 'acct_1' }), 'parked', /acct_1/],
    ['of an unknown type', () => ({ type: 'something.new' }), 'ignored', /nothing the platform needs/],
  ])('%s is %s', async (_case, given, state, why) => {
    const sent = event(given())
    expect((await deliver(sent)).status).toBe(200)
    expect(await stateOf(sent.id)).toEqual([[state, why ? expect.stringMatching(why) : null]])
  })

  it('about what nobody keeps, or what was not begun here, is ignored', async () => {
    const transfer = event({ type: 'payout.paid' })
    const foreign = event({ website: null })
    await t.app.runJobs()
    await deliver(transfer)
    await deliver(foreign)
    answer = async () => 'unknown'
    await t.app.runJobs()
    answer = async () => 'done'
    expect((await stateOf(transfer.id))[0]![0]).toBe('ignored')
    expect(await stateOf(foreign.id)).toEqual([['ignored', expect.stringContaining('not begun on this platform')]])
  })
})

describe('the stand-in for Stripe that npm start runs', () => {
  it('is an account for each website without keys of its own, and tells the platform what happens', async () => {
    const places = { databaseUrl: t.app.database.url, origin: sim.origin, webUrl: t.app.url }
    await connectSimulator(places)
    await connectSimulator(places)
    const hints = await t.app.database.sql('select w.slug, s.secret_key_hint as hint from websites w join payment_settings s on s.website_id = w.id order by 1')
    expect(hints).toEqual([{ slug: 'federhaus', hint: 'sk_test_…haus' }, { slug: 'inkwell', hint: 'sk_test_…4242' }, { slug: 'new-one', hint: 'sk_test_…_one' }])
    const stripe = new Stripe('sk_test_federhaus', { host: '127.0.0.1', port: sim.port, protocol: 'http' })
    expect((await stripe.webhookEndpoints.list()).data).toHaveLength(1)
    const metadata = { website: t.federhaus.id, payment: 'a-payment' }
    const { latest_charge: charge, id } = await stripe.paymentIntents.create({ amount: 900, currency: 'eur', payment_method: 'pm_card_visa', confirm: true, automatic_payment_methods: { enabled: true, allow_redirects: 'never' }, metadata })
    expect(charge).toBeTruthy()
    const arrived = () => t.app.database.sql(`select state from gateway_events where object_id = $1 and type = 'payment_intent.succeeded'`, [id])
    await until(async () => (await arrived()).length === 1)
    expect(await arrived()).toEqual([{ state: 'received' }])
    await t.app.database.sql(`delete from pgboss.job where name = 'process-gateway-event'`)
    await disconnectSimulator(places.databaseUrl)
    expect((await asPlatform(t.app, (req) => stripeKeysOf(req, t.federhaus.id))).isOwn).toBe(false)
    expect((await keysNow()).secretKey).toBe(KEY)
  })
})

describe('an event that can’t be acted on', () => {
  let id: string
  const attempt = () => asPlatform(t.app, async (req) => (await import('../src/operations/gateways/processGatewayEvent.ts')).processGatewayEvent(req, id))

  it('is tried again, then parked with why; the health page tells', async () => {
    const sent = event()
    await deliver(sent)
    await t.app.database.sql(`delete from pgboss.job where name = 'process-gateway-event'`)
    id = (await eventsOf(sent.id))[0]!.id
    answer = async () => { throw new GatewayError('unreachable', 'Stripe did not answer in time.', 'timeout') }
    for (let tried = 1; tried < EVENT_TRIES; tried++) await expect(attempt()).rejects.toThrow('in time')
    expect(await stateOf(sent.id)).toEqual([['received', 'Stripe did not answer in time.']])
    await attempt()
    expect(await stateOf(sent.id)).toEqual([['parked', `Tried ${EVENT_TRIES} times. Stripe did not answer in time.`]])
    const { body } = await t.as('superadmin', 'GET', '/api/health/details')
    expect(body.checks).toContainEqual(expect.objectContaining({ name: 'gateway-events', status: 'warning', says: expect.stringMatching(/parked/) }))
  })

  it('is processed again by an admin, alone or with others, and not by support', async () => {
    answer = async () => 'done'
    const [{ version }] = (await t.app.database.sql<{ version: string }>('select version from gateway_events where id = $1', [id])) as [{ version: string }]
    expect((await t.as('support', 'POST', `/api/gateway-events/${id}/transitions/replay`, { version: Number(version) })).status).toBe(403)
    const moved = await t.as('admin', 'POST', '/api/gateway-events/transitions/replay/bulk', { documents: [{ id, version: Number(version) }] })
    expect(moved.status).toBe(200)
    await t.app.runJobs()
    expect(await t.app.database.sql('select state, tries::int from gateway_events where id = $1', [id])).toEqual([{ state: 'processed', tries: 0 }])
  })

  it('is swept 90 days after it was processed, a parked one never', async () => {
    const sent = event({ livemode: true })
    await deliver(sent)
    t.app.setClock(() => new Date(Date.now() + 100 * DAY_MS))
    await asPlatform(t.app, sweepGatewayEvents)
    t.app.setClock(() => new Date())
    expect((await stateOf(sent.id))[0]![0]).toBe('parked')
    expect(Number((await t.app.database.sql<{ count: string }>(`select count(*) from gateway_events where state in ('processed', 'ignored')`))[0]!.count)).toBe(0)
  })
})
