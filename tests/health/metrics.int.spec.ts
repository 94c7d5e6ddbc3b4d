import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { forgetEnv } from '../../src/lib/env.ts'
import { newRegistry } from '../../src/server/metrics/newRegistry.ts'
import { workerMetrics } from '../../src/server/metrics/workerMetrics.ts'
import { startCompany, type Company } from '../support/company.ts'

const TOKEN = 'a-token-only-for-these-tests'

let company: Company
const set = (name: string, value: string | undefined) => {
  if (value === undefined) delete process.env[name]
  else process.env[name] = value
  forgetEnv()
}
beforeAll(async () => {
  company = await startCompany()
})
afterAll(() => company?.app.stop())
afterEach(() => {
  set('METRICS_TOKEN', undefined)
  set('METRICS_PORT', undefined)
})

const scrape = (headers?: Record<string, string>) => company.call('GET', '/metrics', { headers })
/** Past the answer that is kept for two seconds. */
const fresh = () => newRegistry(company.app.payload).text()

/** The lines of one metric, as label text and value. */
const linesOf = (text: string, name: string) => text.split('\n').filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
const valueOf = (text: string, name: string) => Number(linesOf(text, name)[0]?.split(' ').at(-1))

describe('metrics', () => {
  it('tell of requests by their route, never by their path', async () => {
    await company.as('support', 'GET', '/api/orders/0199aa00-0000-7000-8000-000000000001')
    for (let i = 0; i < 30; i += 1) await company.call('GET', `/api/${i}/guess/${i}`, { website: 'inkwell' })
    const { status, body, headers } = await scrape()
    expect(status).toBe(200)
    expect(headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
    const counts = linesOf(body, 'scriptorium_http_request_duration_seconds_count')
    expect(counts).toContainEqual(expect.stringMatching(/method="GET",route="\/api\/orders\/:id",status="404"} 1$/))
    expect(counts).toContainEqual(expect.stringMatching(/route="unmatched",status="404"} 30$/))
    expect(body).not.toMatch(/guess|0199aa00/)
  })

  it('tell what the platform is behind with', async () => {
    const { sql } = company.app.database
    await sql(`insert into outbox_events (id, name, document_collection, document_id, facts, occurred_at, created_at, updated_at) values (gen_random_uuid(), 'order.paid', 'orders', 'x', '{}', now() - interval '1 hour', now(), now())`)
    await sql(`insert into timers (id, website_id, document_collection, document_id, episode, transition, due_at, state, created_at, updated_at)
      values (gen_random_uuid(), $1, 'orders', 'x', 1, 'expire', now() - interval '2 hours', 'waiting', now(), now())`, [company.inkwell.id])
    await sql('update pgboss.version set cron_on = null')
    const text = await fresh()
    expect(valueOf(text, 'scriptorium_database_up')).toBe(1)
    expect(valueOf(text, 'scriptorium_outbox_waiting')).toBe(1)
    expect(valueOf(text, 'scriptorium_outbox_lag_seconds')).toBeGreaterThan(3_500)
    expect(valueOf(text, 'scriptorium_timers_late')).toBe(1)
    expect(valueOf(text, 'scriptorium_timers_late_seconds')).toBeGreaterThan(7_100)
    expect(valueOf(text, 'scriptorium_ledger_imbalances')).toBe(0)
    expect(valueOf(text, 'scriptorium_worker_seen_seconds')).toBe(-1)
    expect(linesOf(text, 'scriptorium_pool_connections')).toHaveLength(3)
  })

  it('leave out what the database does not tell, instead of telling nought', async () => {
    const { sql } = company.app.database
    await sql('alter table outbox_events rename to away')
    const text = await fresh()
    await sql('alter table away rename to outbox_events')
    expect(valueOf(text, 'scriptorium_database_up')).toBe(0)
    expect(linesOf(text, 'scriptorium_outbox_waiting')).toEqual([])
    expect(linesOf(text, 'scriptorium_pool_connections')).toHaveLength(3)
  })
})

describe('who may scrape', () => {
  it('who has the token, and nobody else', async () => {
    set('METRICS_TOKEN', TOKEN)
    expect((await scrape({ authorization: `Bearer ${TOKEN}` })).status).toBe(200)
    for (const headers of [undefined, { authorization: 'Bearer another' }, { authorization: TOKEN }]) expect((await scrape(headers)).status).toBe(404)
  })

  it('without a token nobody who comes through a proxy', async () => {
    expect((await scrape({ 'x-forwarded-for': '203.0.113.9' })).status).toBe(404)
    expect((await scrape()).status).toBe(200)
  })

  it('without a token nobody in production', async () => {
    set('APP_ENV', 'production')
    expect((await scrape()).status).toBe(404)
    set('APP_ENV', 'test')
  })
})

describe('a worker', () => {
  it('answers on METRICS_PORT, and on no port without it', async () => {
    const nothing = await workerMetrics(company.app.payload)
    await nothing()
    set('METRICS_PORT', '19464')
    const stop = await workerMetrics(company.app.payload)
    const get = (path: string) => fetch(`http://127.0.0.1:19464${path}`)
    try {
      expect(await (await get('/healthz')).json()).toEqual({ status: 'ok' })
      expect(await (await get('/metrics')).text()).toMatch(/^scriptorium_database_up 1$/m)
      expect((await get('/api/orders')).status).toBe(404)
    } finally {
      await stop()
    }
    await expect(get('/healthz')).rejects.toThrow()
  })
})

it('has an alert for what must wake somebody, and each names a metric that exists', async () => {
  const { groups } = parse(readFileSync('docs/operations/prometheus-alerts.yml', 'utf8')) as { groups: { rules: { alert: string; expr: string; annotations: { summary: string } }[] }[] }
  const { body: text } = await scrape()
  const rules = groups.flatMap((group) => group.rules)
  expect(rules.length).toBeGreaterThanOrEqual(10)
  for (const { alert, expr, annotations } of rules) {
    for (const [name] of expr.matchAll(/scriptorium_\w+/g)) expect([alert, text]).toEqual([alert, expect.stringContaining(`# TYPE ${name.replace(/_(count|bucket|sum)$/, '')} `)])
    expect(annotations.summary).toMatch(/\.$/)
  }
})
