import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { startApp, type TestApp } from './support/app.ts'
import { makeUser, makeWebsite } from './support/factories.ts'

let app: TestApp

beforeAll(async () => {
  app = await startApp()
  const inkwell = (await makeWebsite(app.payload, { slug: 'inkwell' })) as { id: string }
  const federhaus = (await makeWebsite(app.payload, { slug: 'federhaus' })) as { id: string }
  const memberships = [inkwell, federhaus].map(({ id }) => ({ website: id, roles: ['client' as const] }))
  await makeUser(app.payload, { email: 'ann@reader.example', memberships })
  await makeUser(app.payload, { email: 'ben@reader.example', memberships })
})
afterAll(() => app.stop())

const body = { amountMinor: 2_500, currency: 'USD', gateway: 'manual' }
type Options = { key?: string; as?: string; website?: string; body?: unknown; path?: string }
const topUp = ({ key, as = 'ann@reader.example', website = 'inkwell', body: sent = body, path = '/api/wallets/top-ups' }: Options = {}) =>
  app.call('POST', path, { as, website, body: sent, headers: key === undefined ? {} : { 'idempotency-key': key } })
const count = async () => Number((await app.database.sql<{ n: string }>('select count(*) as n from top_ups'))[0]!.n)
const counted = async (work: () => Promise<unknown>) => {
  const before = await count()
  await work()
  return (await count()) - before
}
const uniqueKey = () => crypto.randomUUID()

describe('the same key', () => {
  it('with the same request answers the first result, says that it is a replay, and has one effect', async () => {
    const key = uniqueKey()
    expect(await counted(async () => {
      const first = await topUp({ key })
      const second = await topUp({ key })
      expect(first.status).toBeLessThan(300)
      expect([second.status, second.body]).toEqual([first.status, first.body])
      expect(first.headers.get('idempotent-replayed')).toBeNull()
      expect(second.headers.get('idempotent-replayed')).toBe('true')
    })).toBe(1)
  })

  it('does not care in which order the fields are written', async () => {
    const key = uniqueKey()
    const first = await topUp({ key })
    const second = await topUp({ key, body: { gateway: 'manual', currency: 'USD', amountMinor: 2_500 } })
    expect(second.body).toEqual(first.body)
  })

  it.each([
    ['another amount', { body: { ...body, amountMinor: 2_501 } }],
    ['one field more', { body: { ...body, note: 'x' } }],
  ])('with %s is refused and has no second effect', async (_case, other) => {
    const key = uniqueKey()
    expect(await counted(async () => {
      await topUp({ key })
      const { status, body: answer } = await topUp({ key, ...other })
      expect([[422, 'idempotency_key_reused'], [400, 'invalid_input']]).toContainEqual([status, answer.code])
    })).toBe(1)
  })

  it.each([
    ['somebody else', { as: 'ben@reader.example' }],
    ['another website', { website: 'federhaus' }],
  ])('used by %s is another request', async (_case, other) => {
    const key = uniqueKey()
    expect(await counted(async () => {
      await topUp({ key })
      expect((await topUp({ key, ...other })).status).toBeLessThan(300)
    })).toBe(2)
  })

  it('sent 100 times at once has one effect; each answer is the first result or a request to wait', async () => {
    const key = uniqueKey()
    expect(await counted(async () => {
      const answers = await Promise.all(Array.from({ length: 100 }, () => topUp({ key })))
      const results = answers.filter(({ status }) => status < 300)
      expect(results.length).toBeGreaterThan(0)
      expect(new Set(results.map((answer) => JSON.stringify(answer.body))).size).toBe(1)
      for (const { status, body: answer } of answers.filter((each) => each.status >= 300)) {
        expect([[409, 'idempotency_in_progress'], [503, 'overloaded']]).toContainEqual([status, answer.code])
      }
    })).toBe(1)
  })

  it('can be used again after 24 hours', async () => {
    const key = uniqueKey()
    const begin = new Date()
    expect(await counted(async () => {
      await topUp({ key })
      app.setClock(() => new Date(begin.getTime() + 24 * 3_600_000 + 1_000))
      const later = await topUp({ key })
      app.setClock(null)
      expect(later.headers.get('idempotent-replayed')).toBeNull()
    })).toBe(2)
  })
})

describe('what is kept', () => {
  it('is a refusal too: it is replayed although the request would succeed now', async () => {
    const key = uniqueKey()
    const id = crypto.randomUUID()
    const pay = () => app.call('POST', `/api/orders/${id}/pay`, { as: 'ann@reader.example', website: 'inkwell', body: { source: 'wallet' }, headers: { 'idempotency-key': key } })
    const [first, second] = [await pay(), await pay()]
    expect(first).toMatchObject({ status: 404, body: { code: 'not_found' } })
    expect(second).toMatchObject({ status: 404, body: { code: 'not_found' } })
    expect(second.headers.get('idempotent-replayed')).toBe('true')
  })

  it('is not what was refused before the work began', async () => {
    const key = uniqueKey()
    expect(await topUp({ key, body: { ...body, amountMinor: 'many' } })).toMatchObject({ status: 400, body: { code: 'invalid_input' } })
    expect((await topUp({ key })).status).toBeLessThan(300)
  })

  it('is committed with its effect: without the one there is not the other', async () => {
    const key = uniqueKey()
    await app.database.sql(`alter table idempotency_keys add constraint planted check (key <> '${key}')`)
    expect(await counted(async () => expect((await topUp({ key })).status).toBe(500))).toBe(0)
    await app.database.sql('alter table idempotency_keys drop constraint planted')
    expect(await counted(async () => expect((await topUp({ key })).status).toBeLessThan(300))).toBe(1)
  })

  it('is not there when the effect was not committed: asked again, the request is done', async () => {
    const key = uniqueKey()
    await app.database.sql(`create function fail_late() returns trigger language plpgsql as $$ begin raise exception 'not at all'; end $$`)
    await app.database.sql('create constraint trigger fail_late after insert on top_ups deferrable initially deferred for each row execute function fail_late()')
    expect(await counted(async () => expect((await topUp({ key })).status).toBe(500))).toBe(0)
    await app.database.sql('drop trigger fail_late on top_ups')
    expect(await counted(async () => expect((await topUp({ key })).status).toBe(201))).toBe(1)
  })

  it('is not a conflict with somebody who was faster: asked again, the request is done', async () => {
    await app.database.sql(`create function meet_somebody() returns trigger language plpgsql as $$ begin raise exception 'a deadlock' using errcode = '40P01'; end $$`)
    await app.database.sql('create trigger meet_somebody before insert on top_ups for each row execute function meet_somebody()')
    const key = uniqueKey()
    expect(await counted(async () => expect(await topUp({ key })).toMatchObject({ status: 409, body: { code: 'conflict' } }))).toBe(0)
    await app.database.sql('drop trigger meet_somebody on top_ups')
    expect(await counted(async () => expect((await topUp({ key })).status).toBe(201))).toBe(1)
  })
})

describe('the key itself', () => {
  it('may be left out: then each request has its own effect', async () => {
    expect(await counted(async () => {
      await topUp()
      await topUp()
    })).toBe(2)
  })

  it('has at most 255 characters', async () => {
    expect((await topUp({ key: 'k'.repeat(255) })).status).toBeLessThan(300)
    expect(await topUp({ key: 'k'.repeat(256) })).toMatchObject({ status: 400, body: { code: 'idempotency_key_invalid' } })
    expect(await topUp({ key: '' })).toMatchObject({ status: 400, body: { code: 'idempotency_key_invalid' } })
  })

  it('may hold anything that a header may', async () => {
    expect((await topUp({ key: `'; drop table top_ups; -- <b>${uniqueKey()}</b>` })).status).toBeLessThan(300)
  })
})
