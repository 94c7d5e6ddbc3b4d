import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import { performance } from 'node:perf_hooks'
import { forget, heardUntil, isTrusted } from '../src/lib/kept/kept.ts'
import { startApp, type TestApp } from './support/app.ts'
import { makeMember, makeUser, makeWebsite } from './support/factories.ts'

const SECOND_MS = 1_000

describe('What a node remembers of who calls', () => {
  let app: TestApp
  let inkwell: { id: string }
  let elsewhere: pg.Pool
  beforeAll(async () => {
    app = await startApp()
    inkwell = (await makeWebsite(app.payload, { slug: 'inkwell' })) as { id: string }
    // Another node, to this one: `app.database.sql` would also forget what this process has kept.
    elsewhere = new pg.Pool({ connectionString: app.database.url, max: 2 })
    elsewhere.on('error', () => undefined)
  })
  afterAll(async () => {
    await elsewhere.end()
    await app.stop()
  })

  const me = (token: string) => app.call('GET', '/api/users/me', { headers: { authorization: `JWT ${token}` } })
  const orders = (token: string) => app.call('GET', '/api/order-notes', { headers: { authorization: `JWT ${token}` }, website: 'inkwell' })

  /** After how many milliseconds somebody who asked was told that it is so. */
  async function until(is: () => Promise<boolean>): Promise<number> {
    const began = performance.now()
    for (;;) {
      const asked = performance.now() - began
      if (await is()) return asked
      if (asked > 10_000) throw new Error('It never came about')
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  const listening = () => until(async () => isTrusted())
  const isSignedOut = (token: string) => async () => (await me(token)).body.user === null

  async function somebody(role: 'admin' | 'client' = 'admin') {
    const { id, email } = await makeMember(app.payload, inkwell, role)
    const token = await app.mintSession(email)
    await listening()
    expect((await me(token)).body.user.id).toBe(id)
    return { id, email, token }
  }

  it('asks the database once for a person who calls again', async () => {
    const { token } = await somebody()
    const texts: string[] = []
    const query = pg.Client.prototype.query
    pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
      texts.push(String((args[0] as { text?: string }).text ?? args[0]))
      return (query as (...all: unknown[]) => unknown).apply(this, args)
    } as never
    try {
      await listening()
      await orders(token)
    } finally {
      pg.Client.prototype.query = query
    }
    expect(texts.filter((text) => text.includes('"users_sessions"'))).toEqual([])
    expect(texts.length).toBeGreaterThan(0)
  })

  it.each([
    ['signs out', (id: string) => elsewhere.query('delete from users_sessions where _parent_id = $1', [id])],
    ['is no longer verified', (id: string) => elsewhere.query('update users set _verified = false where id = $1', [id])],
  ])('treats somebody who %s on another node as a stranger within a second', async (_what, change) => {
    const { id, token } = await somebody()
    await change(id)
    expect(await until(isSignedOut(token))).toBeLessThan(SECOND_MS)
  })

  it('gives and takes roles within a second, wherever they were changed', async () => {
    const { id, token } = await somebody('client')
    expect((await orders(token)).status).toBe(403)
    const roles = (role: string) => elsewhere.query(
      'update users_memberships_roles set value = $2 where parent_id in (select id from users_memberships where _parent_id = $1)', [id, role])
    await roles('support')
    expect(await until(async () => (await orders(token)).status === 200)).toBeLessThan(SECOND_MS)
    await roles('client')
    expect(await until(async () => (await orders(token)).status === 403)).toBeLessThan(SECOND_MS)
    await roles('support')
    expect(await until(async () => (await orders(token)).status === 200)).toBeLessThan(SECOND_MS)
    await elsewhere.query('delete from users_memberships where _parent_id = $1', [id])
    expect(await until(async () => (await orders(token)).status === 403)).toBeLessThan(SECOND_MS)
  })

  it('believes nothing it remembers when it no longer hears of changes', async () => {
    const { id, token } = await somebody()
    // The connection that listens hangs: nobody answers, and nobody says that it is gone.
    await elsewhere.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'scriptorium-changes' and datname = current_database()`)
    await elsewhere.query('delete from users_sessions where _parent_id = $1', [id])
    expect(await until(isSignedOut(token))).toBeLessThan(SECOND_MS)
    const again = await somebody()
    await elsewhere.query('delete from users_sessions where _parent_id = $1', [again.id])
    expect(await until(isSignedOut(again.token))).toBeLessThan(SECOND_MS)
  })

  it('does not keep what was read while it changed', async () => {
    const { kept } = await import('../src/lib/kept/kept.ts')
    await listening()
    const read = (value: string, meanwhile = () => {}) => kept({ topic: 'users', key: 'race', about: () => 'somebody', read: async () => (meanwhile(), { value }) })
    expect(await read('before', () => forget('users', 'somebody'))).toEqual({ value: 'before' })
    expect(await read('after')).toEqual({ value: 'after' })
    expect(await read('later')).toEqual({ value: 'after' })
    heardUntil(-Infinity)
    expect(await read('anew')).toEqual({ value: 'anew' })
  })

  it('signs out at once whom it answers that they are signed out', async () => {
    const { email } = await makeUser(app.payload, { superadmin: true })
    for (let round = 0; round < 5; round += 1) {
      const token = await app.mintSession(email)
      await me(token)
      expect((await app.call('POST', '/api/users/logout', { headers: { authorization: `JWT ${token}` } })).status).toBe(200)
      expect((await me(token)).body.user).toBeNull()
    }
  })
})
