import Stripe from 'stripe'
import { platformOf } from '../../src/lib/feature.ts'
import { sealLedger } from '../../src/operations/ledger/sealLedger.ts'
import { verifyLedger } from '../../src/operations/ledger/verifyLedger.ts'
import { startGatewayApp, type GatewayApp } from '../support/gatewayApp.ts'
import { asPlatform } from '../support/ledger.ts'
import { jobRunner } from '../support/jobs.ts'
import { makeMember } from '../support/factories.ts'
import { NOW } from '../support/pricedApp.ts'
import { deliverTo } from '../support/webhooks.ts'

const SECRET = 'whsec_of_simulated_days'
const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
/** Everything that the worker does by itself each minute or hour, in this order. */
const ROUNDS = ['check-payments', 'ask-refunds', 'tend-installment-plans', 'find-disputes', 'check-disputes', 'payouts-release-held', 'payouts-finish-transfers', 'ledger-lapse-bonus', 'sweep-timers']

export type Month = GatewayApp & {
  admin2: string
  stripeClient: Stripe
  /** Sets both clocks to so many minutes after the day began. */
  at: (day: number, minute?: number) => void
  /** Tells the platform what the gateway has told nobody yet, and lets the worker work. */
  settle: (order?: <T>(events: T[]) => T[]) => Promise<void>
  /** The night after a day: what the reconciliation reports and `ledger:verify` finds. */
  night: (day: number) => Promise<{ day: string; state: string; differences: unknown; findings: unknown[] }[]>
}

/** A website whose clients, writers and banks do something every day, all at simulated moments. */
export async function startMonth(): Promise<Month> {
  process.env['STRIPE_WEBHOOK_SECRET'] = SECRET
  const g = await startGatewayApp()
  const { t, stripe } = g
  await t.app.database.sql(`update payment_settings set offers_installments = true, reminder_days = 1, part_days = 3 where website_id = $1`, [t.inkwell.id])
  await t.app.asSystem(() => t.app.payload.update({ collection: 'websites', id: t.inkwell.id, data: { settings: { clearanceDays: 1 }, payouts: { schedule: 'off', minimumMinor: 1_000, holdDays: 0 } } as never }))
  const { email: admin2 } = await makeMember(t.app.payload, t.inkwell, 'admin')
  const stripeClient = new Stripe('sk_test_inkwell', { host: '127.0.0.1', port: stripe.port, protocol: 'http', telemetry: false })
  let moment = NOW

  const at = (day: number, minute = 0): void => {
    moment = new Date(NOW.getTime() + day * DAY_MS + minute * MINUTE_MS)
    stripe.world.clockOffset = Math.floor((moment.getTime() - Date.now()) / 1_000)
    t.app.setClock(() => moment)
  }

  // A message that comes before what it is about is tried again.
  const work = jobRunner(t.app.payload, t.app.database, { tries: 3 })
  const known = new Set<string>()
  async function newEvents(): Promise<Stripe.Event[]> {
    const found: Stripe.Event[] = []
    for await (const event of stripeClient.events.list({ limit: 100 })) {
      // The newest come first.
      if (known.has(event.id)) break
      found.push(event)
    }
    for (const { id } of found) known.add(id)
    return found.reverse()
  }

  const settle: Month['settle'] = async (order = (events) => events) => {
    for (const event of order(await newEvents())) {
      const { status } = await deliverTo(t.app.call, event, { secret: SECRET, slug: 'inkwell', timestamp: moment.getTime() / 1_000 })
      if (status !== 200) throw new Error(`${event.type} was answered with ${status}`)
    }
    await work()
    const { jobs } = platformOf(t.app.payload.config)
    for (const name of ROUNDS) await asPlatform(t.app, async (req) => jobs[name]!.run(req, {}))
    await work()
  }

  const night: Month['night'] = async (day) => {
    at(day + 1, 2 * 60)
    await settle()
    await asPlatform(t.app, async (req) => platformOf(t.app.payload.config).jobs['queue-reconciliations']!.run(req, {}))
    await work()
    const findings = await asPlatform(t.app, async (req) => (await sealLedger(req), verifyLedger(req)))
    const reports = await t.app.database.sql<{ day: string; state: string; differences: unknown }>(
      `select day, state::text, differences from reconciliations where website_id = $1 order by day desc limit 1`, [t.inkwell.id])
    return reports.map((report) => ({ ...report, findings }))
  }
  return { ...g, admin2, stripeClient, at, settle, night }
}
