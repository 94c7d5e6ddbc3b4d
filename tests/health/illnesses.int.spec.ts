import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type pg from 'pg'
import { asSystem } from '../../src/lib/context.ts'
import { env, forgetEnv } from '../../src/lib/env.ts'
import { boss, DEAD_LETTERS } from '../../src/lib/jobs/boss.ts'
import { closeRedis } from '../../src/lib/redis.ts'
import { startCompany, type Company } from '../support/company.ts'
import { type Books, makeBooks } from '../support/ledger.ts'
import { plant } from '../support/tampering.ts'

/** Each illness is real: it is planted in the database, the disk or the process, found, and cured. */
type Finding = { name: string; status: string; says: string; todo?: string; since?: string }

let company: Company
let books: Books
let sql: Company['app']['database']['sql']
const workerWasHere = () => sql('update pgboss.version set cron_on = now()')

beforeAll(async () => {
  company = await startCompany()
  sql = company.app.database.sql
  books = await makeBooks(company.app)
  await books.fill(5_000)
  await workerWasHere()
})
afterAll(() => company?.app.stop())
beforeEach(() => company.app.setClock(null))

async function details(): Promise<{ status: string; checks: Finding[] }> {
  const { status, body } = await company.as('support', 'GET', '/api/health/details')
  expect(status).toBe(200)
  return body
}

const illnessesOf = async (): Promise<Finding[]> => (await details()).checks.filter(({ status }) => status !== 'ok')

/** Makes the platform ill, expects it alone to be named, with what to do, and cures it. */
async function find(names: string | string[], status: 'warning' | 'failing', says: RegExp, makeIll: () => unknown, cure: () => unknown): Promise<void> {
  await makeIll()
  try {
    const found = await illnessesOf()
    expect(found).toEqual([names].flat().map((name) => expect.objectContaining({ name, status, says: expect.stringMatching(says), todo: expect.stringMatching(/\.$/) })))
    expect((await details()).status).toBe(status)
  } finally {
    await cure()
  }
  expect(await illnessesOf()).toEqual([])
}

const insertJob = (name: string, when: string) =>
  async () => {
    const id = await boss().send(name, {})
    await sql(`update pgboss.job set start_after = now() - $2::interval where id = $1`, [id, when])
  }
const set = (settings: Record<string, string>) => (Object.assign(process.env, settings), forgetEnv())
const unset = (settings: Record<string, string>) => {
  for (const name of Object.keys(settings)) delete process.env[name]
  forgetEnv()
}
const dropJobs = () => sql(`delete from pgboss.job`)
const insertMail = (state: string) =>
  sql(`insert into mails (id, "to", subject, state, created_at, updated_at) values (gen_random_uuid(), 'a@example.com', 'Hello', $1, now() - interval '2 hours', now())`, [state])

describe('the health page', () => {
  it('finds nothing wrong with a platform that is well, and says so of every check', async () => {
    const { status, checks } = await details()
    expect(checks.filter((check) => check.status !== 'ok')).toEqual([])
    expect(status).toBe('ok')
    expect(checks.length).toBeGreaterThanOrEqual(15)
    for (const { says } of checks) expect(says).toMatch(/\.$/)
    // Counted as the application's role, which may not look at others' connections one by one.
    expect(checks.find(({ name }) => name === 'connections')!.says).toMatch(/has [1-9]\d* of at most \d+ connections/)
  })

  it('1: a migration is missing', () =>
    find('migrations', 'failing', /lacks 00000000_000002_guards/,
      () => sql(`update payload_migrations set name = 'away' where name = '00000000_000002_guards'`),
      () => sql(`update payload_migrations set name = '00000000_000002_guards' where name = 'away'`)))

  it('2: no worker runs', () => find('worker', 'failing', /seen for 20 minutes/, () => sql(`update pgboss.version set cron_on = now() - interval '20 minutes'`), workerWasHere))
  it('2: no worker ever ran', () => find('worker', 'failing', /No worker has ever run/, () => sql('update pgboss.version set cron_on = null'), workerWasHere))
  it('3: jobs are not begun', () => find('jobs', 'failing', /queue send-mail has been due for 1 hour/, insertJob('send-mail', '1 hour'), dropJobs))
  it('3: jobs are begun late', () => find('jobs', 'warning', /due for 3 minutes/, insertJob('deliver-event', '3 minutes'), dropJobs))
  it('4: jobs failed for good', () => find('dead-letters', 'warning', /^1 job has failed/, insertJob(DEAD_LETTERS, '0 seconds'), dropJobs))

  it('5: events are not delivered', () =>
    find('events', 'failing', /^1 event waits to be delivered, the oldest for 1 hour/,
      () => sql(`insert into outbox_events (id, name, document_collection, document_id, facts, occurred_at, created_at, updated_at) values (gen_random_uuid(), 'order.paid', 'orders', 'x', '{}', now() - interval '1 hour', now(), now())`),
      () => sql('delete from outbox_events')))

  it('6: timers do not fire', () =>
    find('timers', 'failing', /^2 timers are due and did not fire, the oldest for 2 hours/,
      () => sql(`insert into timers (id, website_id, document_collection, document_id, episode, transition, due_at, state, created_at, updated_at)
        select gen_random_uuid(), $1, 'orders', 'x', n, 'expire', now() - n * interval '1 hour', 'waiting', now(), now() from generate_series(1, 2) n`, [company.inkwell.id]),
      () => sql('delete from timers')))

  it('7: the books are not as they must be', () =>
    find('ledger', 'failing', /^1 account does not hold what the last posting left/,
      () => plant(company.app.database, `update ledger_accounts set balance_minor = balance_minor + 1 where owner_id = '${books.client}' and bounded`),
      () => plant(company.app.database, `update ledger_accounts set balance_minor = balance_minor - 1 where owner_id = '${books.client}' and bounded`)))

  it('7: the nightly verification failed', () =>
    find('ledger', 'failing', /nightly verification/,
      async () => {
        const id = await boss().send('ledger-verify', {})
        await sql(`update pgboss.job set state = 'failed', completed_on = now() - interval '3 hours' where id = $1`, [id])
      },
      dropJobs))

  it('8: mail does not leave', () => find('mail', 'failing', /^1 mail waits to be sent, 1 of them after a failure/, () => insertMail('failed'), () => sql('delete from mails')))

  it('9: the database shows a website the rows of others', () =>
    find('second-wall', 'failing', /off on orders\./, () => sql('alter table orders disable row level security'), () => sql('alter table orders enable row level security')))

  it('10: a guard of the books was switched off', () =>
    find('triggers', 'failing', /append_only on ledger_postings/,
      () => sql('alter table ledger_postings disable trigger append_only'), () => sql('alter table ledger_postings enable trigger append_only')))

  it('11: the clocks differ', () =>
    find('clock', 'failing', /differ by 9 minutes/,
      () => company.app.setClock(() => new Date(Date.now() + 10 * 60_000 - 500)),
      () => company.app.setClock(null)))

  it('12: the folder for uploads can’t be written', () => {
    const { UPLOAD_DIR } = env()
    const empty = () => rmSync(UPLOAD_DIR, { recursive: true, force: true })
    return find(['disk', 'storage'], 'failing', /can’t be (written|used)/,
      () => (empty(), writeFileSync(UPLOAD_DIR, 'not a folder')), () => (empty(), mkdirSync(UPLOAD_DIR)))
  })

  it('12: the bucket can’t be reached', () => {
    const settings = { S3_BUCKET: 'files', S3_ENDPOINT: 'http://127.0.0.1:9', S3_REGION: 'us-east-1', S3_ACCESS_KEY_ID: 'key', S3_SECRET_ACCESS_KEY: 'secret' }
    return find('storage', 'failing', /can’t be used: nothing can be uploaded/, () => set(settings), () => unset(settings))
  })

  it('13: Redis is away', () => {
    const settings = { REDIS_URL: 'redis://127.0.0.1:9' }
    return find('redis', 'warning', /counted in Postgres/, () => set(settings), () => (closeRedis(), unset(settings)))
  })

  it('14: requests get no database connection', async () => {
    const pool = (company.app.payload.db as unknown as { pool: pg.Pool }).pool
    const taken = await takeAll(pool)
    const { status } = await company.call('GET', '/api/services', { website: 'inkwell' })
    for (const client of taken) client.release()
    expect(status).toBe(503)
    const found = await illnessesOf()
    expect(found.map(({ name }) => name)).toEqual(['connections'])
    expect(found[0]!.says).toMatch(/got no database connection in time/)
  })
})

/** One after the other: what works in the background may have one for a moment longer than a try waits. */
async function takeAll(pool: pg.Pool): Promise<pg.PoolClient[]> {
  const taken: pg.PoolClient[] = []
  for (let missed = 0; taken.length < pool.options.max && missed < 3; ) {
    const client = await asSystem(() => pool.connect()).catch(() => null)
    if (client) taken.push(client)
    else missed += 1
  }
  return taken
}

describe('who sees it', () => {
  it.each(['anonymous', 'client', 'writer'] as const)('not %s', async (caller) => {
    const answer = caller === 'anonymous' ? await company.call('GET', '/api/health/details', { website: 'inkwell' }) : await company.as(caller, 'GET', '/api/health/details')
    expect([401, 403]).toContain(answer.status)
    expect(answer.body.checks).toBeUndefined()
  })

  it('and it tells no secrets', async () => {
    const text = JSON.stringify(await details())
    for (const secret of [env().DATABASE_URL, env().PAYLOAD_SECRET, env().DATA_DIR, 'postgres://']) expect(text).not.toContain(secret)
  })
})
