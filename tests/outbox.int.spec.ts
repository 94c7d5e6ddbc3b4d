import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { startOrderApp, type OrderApp } from './support/orderApp.ts'

let o: OrderApp
beforeAll(async () => {
  o = await startOrderApp()
})
afterAll(() => o?.app.stop())

const sql: OrderApp['app']['database']['sql'] = (text, values) => o.app.database.sql(text, values)
const count = async (table: string) => Number((await sql<{ n: string }>(`select count(*) as n from ${table}`))[0]!.n)
const counts = async () => ({ events: await count('outbox_events'), jobs: await count('pgboss.job'), timers: await count('timers'), timeline: await count('timeline_events') })

/** Lets everything through until the very COMMIT. */
async function whileCommitsFail(table: string, work: () => Promise<unknown>): Promise<void> {
  await sql(`create or replace function fail_late() returns trigger language plpgsql as $$ begin raise exception 'not at all'; end $$`)
  await sql(`create constraint trigger fail_late after insert or update on ${table} deferrable initially deferred for each row execute function fail_late()`)
  try {
    await work()
  } finally {
    await sql(`drop trigger fail_late on ${table}`)
  }
}

describe('an event', () => {
  it('was never there when the transaction it happened in did not commit, and neither was anything else', async () => {
    const { id } = await o.draft()
    const before = await counts()
    await whileCommitsFail('orders', async () => expect((await o.tryMove('client', id, 'submit')).status).toBe(500))
    expect(await counts()).toEqual(before)
    expect((await o.rowOf(id))['state']).toBe('draft')
    expect((await o.tryMove('client', id, 'submit')).status).toBe(200)
    expect((await counts()).events).toBe(before.events + 1)
  })

  it('that can’t be written takes back what it tells of', async () => {
    const body = { email: 'late@reader.example', password: 'correct horse battery', displayName: 'Late' }
    const registered = () => sql('select id from users where email = $1', [body.email])
    await sql(`alter table outbox_events add constraint planted check (name <> 'user.registered')`)
    await o.as(null, 'POST', '/api/users/register', body)
    expect(await registered()).toEqual([])
    await sql('alter table outbox_events drop constraint planted')
    expect((await o.as(null, 'POST', '/api/users/register', body)).status).toBeLessThan(300)
    expect(await registered()).toHaveLength(1)
  })
})
