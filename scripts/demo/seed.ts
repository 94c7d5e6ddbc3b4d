import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { createLocalReq, type Payload } from 'payload'
import { now, setClock } from '../../src/lib/clock.ts'
import { asSystem } from '../../src/lib/context.ts'
import { env } from '../../src/lib/env.ts'
import { startBoss, stopBoss } from '../../src/lib/jobs/boss.ts'
import { sweepTimers } from '../../src/operations/platform/sweepTimers.ts'
import { createApp } from '../../src/server/app.ts'
import { connect, disconnect } from '../../src/server/connect.ts'
import { connectApi, type Api } from '../api/client.ts'
import { topUp } from '../api/orderSteps.ts'
import { DEMO_WEBSITES, findOne, makeDemoPeople, makeDemoWebsite, makeUser, SUPERADMIN } from './cast.ts'
import { HOURS_IN_ALL, playScenario, SCENARIOS, type Pass } from './orders.ts'
import { seedPayouts } from './payouts.ts'
import { seedPricing } from './pricing.ts'
import { seedWriters } from './writers.ts'

/**
 * Puts in the demo data, once: two websites, their people and prices, and orders in every state, which
 * the platform's own API makes while its clock is moved. An interrupted run is taken up where it ended.
 */
const HOUR_MS = 3_600_000
const TOP_UP_MINOR = 250_000

if (env().APP_ENV === 'production') throw new Error('There is no demo data in production.')
if (!(await isDone())) await seed()
process.exit(0)

/** The superadmin is made last. Asked without starting Payload: every start asks. */
async function isDone(): Promise<boolean> {
  const client = new pg.Client({ connectionString: env().DATABASE_URL })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from users where email = $1', [SUPERADMIN])
    return rowCount === 1
  } finally {
    await client.end()
  }
}

async function seed(): Promise<void> {
  process.env.RATE_LIMITS = 'off'
  const payload = await connect()
  await startBoss('sender', (error) => process.stderr.write(`${error.message}\n`))
  for (const website of DEMO_WEBSITES) await asSystem(() => seedWebsite(payload, website))
  const server = await listen(payload)
  const api = connectApi(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  for (const { slug, currency } of DEMO_WEBSITES) await seedOrders(payload, api, { slug, currency })
  await asSystem(() => makeUser(payload, { email: SUPERADMIN, displayName: 'Superadmin', superadmin: true }))
  server.closeAllConnections()
  server.close()
  await stopBoss()
  await disconnect(payload)
}

async function seedWebsite(payload: Payload, website: (typeof DEMO_WEBSITES)[number]): Promise<void> {
  const id = await makeDemoWebsite(payload, website)
  await makeDemoPeople(payload, website.slug, id)
  const req = await createLocalReq({}, payload)
  const begin = new Date(Date.now() - (HOURS_IN_ALL + 1) * HOUR_MS)
  setClock(() => begin)
  if (!(await findOne(payload, 'services', { website: { equals: id } }))) await seedPricing(req, id, website.slug)
  await seedWriters(payload, website.slug, id)
  await seedPayouts(payload, website.slug, { id, name: website.name })
  setClock(null)
}

async function seedOrders(payload: Payload, api: Api, { slug, currency }: { slug: string; currency: string }): Promise<void> {
  const login = (name: string) => api.login(`${name}@${slug}.example`, env().DEMO_PASSWORD, slug)
  const cast = {
    client: await login('client'), writer: await login('writer'), writer2: await login('writer2'),
    editor: await login('editor'), support: await login('support'),
  }
  const pass = clockFrom(payload, new Date(Date.now() - HOURS_IN_ALL * HOUR_MS))
  await pass(0)
  const website = (await findOne(payload, 'websites', { slug: { equals: slug } }))!
  const known = await asSystem(() => payload.find({ collection: 'orders' as never, where: { website: { equals: website.id } }, limit: SCENARIOS.length * 2, depth: 0, select: { title: true } as never }))
  const titles = new Set((known.docs as unknown as { title: string }[]).map(({ title }) => title))
  if (titles.size === 0) await topUp(cast.client, TOP_UP_MINOR, currency)
  for (const scenario of SCENARIOS) if (!titles.has(scenario.title)) await playScenario(cast, scenario, pass)
  setClock(null)
}

/** Moves the platform's clock on, and lets the timers that fall due meanwhile fire. */
function clockFrom(payload: Payload, begin: Date): Pass {
  let at = begin
  return async (hours) => {
    at = new Date(at.getTime() + hours * HOUR_MS)
    const present = at
    setClock(() => present)
    if (hours >= 24) await asSystem(async () => sweepTimers(await createLocalReq({}, payload)))
    return now()
  }
}

function listen(payload: Payload): Promise<Server> {
  return new Promise((resolve) => {
    const server = createApp({ payload }).listen(0, '127.0.0.1', () => resolve(server))
  })
}
