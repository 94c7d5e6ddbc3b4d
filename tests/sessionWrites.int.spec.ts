import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { startApp, type TestApp } from './support/app.ts'
import { makeMember, makeWebsite, TEST_PASSWORD } from './support/factories.ts'

type Session = { id: string; createdAt: Date | string; expiresAt: Date | string }
type Person = { sessions: Session[] }

describe('Sessions of one person', () => {
  let app: TestApp
  let inkwell: { id: string }
  beforeAll(async () => {
    app = await startApp()
    inkwell = (await makeWebsite(app.payload, { slug: 'inkwell' })) as { id: string }
  })
  afterAll(() => app.stop())

  const as = (token: string) => ({ headers: { authorization: `JWT ${token}` } })
  const login = async (email: string): Promise<string> => (await app.call('POST', '/api/users/login', { body: { email, password: TEST_PASSWORD } })).body.token
  const isKnown = async (token: string): Promise<boolean> => (await app.call('GET', '/api/users/me', as(token))).body.user !== null
  const count = async (id: string): Promise<number> => Number((await app.database.sql<{ n: number }>('select count(*)::int as n from users_sessions where _parent_id = $1', [id]))[0]!.n)

  it('are as many as the logins at once', async () => {
    const { email, id } = await makeMember(app.payload, inkwell, 'client')
    const tokens = await Promise.all(Array.from({ length: 10 }, () => login(email)))
    expect(await Promise.all(tokens.map(isKnown))).toEqual(tokens.map(() => true))
    expect(await count(id)).toBe(10)
  })

  it('end one by one, or all', async () => {
    const { email, id } = await makeMember(app.payload, inkwell, 'client')
    const [first, second, third] = [await login(email), await login(email), await login(email)]
    expect((await app.call('POST', '/api/users/logout', as(second))).status).toBe(200)
    expect([await isKnown(first), await isKnown(second), await isKnown(third)]).toEqual([true, false, true])
    expect((await app.call('POST', '/api/users/logout?allSessions=true', as(third))).status).toBe(200)
    expect([await isKnown(first), await isKnown(third), await count(id)]).toEqual([false, false, 0])
  })

  it('last longer when they are refreshed', async () => {
    const { email, id } = await makeMember(app.payload, inkwell, 'client')
    const token = await login(email)
    const soon = `update users_sessions set expires_at = now() + interval '1 minute' where _parent_id = $1`
    await app.database.sql(soon, [id])
    expect((await app.call('POST', '/api/users/refresh-token', as(token))).status).toBe(200)
    const [left] = await app.database.sql<{ hours: number }>(`select extract(epoch from expires_at - now()) / 3600 as hours from users_sessions where _parent_id = $1`, [id])
    expect(Number(left!.hours)).toBeGreaterThan(1)
  })

  it('are written without what was changed between reading and writing: a role that was taken away stays away', async () => {
    const { id } = await makeMember(app.payload, inkwell, 'admin')
    const { db } = app.payload
    await app.asSystem(async () => {
      // As Payload's login does: it reads, hashes the password, and writes what it has read.
      const user = (await db.findOne({ collection: 'users', where: { id: { equals: id } } })) as unknown as Person
      await app.database.sql('delete from users_memberships where _parent_id = $1', [id])
      const session = { id: crypto.randomUUID(), createdAt: new Date(), expiresAt: new Date(Date.now() + 60_000) }
      const data = { ...user, sessions: [...(user.sessions ?? []), session], updatedAt: null }
      await db.updateOne({ collection: 'users', id, data: data as never, returning: false } as never)
    })
    expect(await app.database.sql('select 1 from users_memberships where _parent_id = $1', [id])).toEqual([])
    expect(await count(id)).toBe(1)
  })

  it('that were ended meanwhile do not come back with the next login', async () => {
    const { email, id } = await makeMember(app.payload, inkwell, 'client')
    const stolen = await login(email)
    const { db } = app.payload
    await app.asSystem(async () => {
      const user = (await db.findOne({ collection: 'users', where: { id: { equals: id } } })) as unknown as Person
      await app.database.sql('delete from users_sessions where _parent_id = $1', [id])
      const session = { id: crypto.randomUUID(), createdAt: new Date(), expiresAt: new Date(Date.now() + 60_000) }
      await db.updateOne({ collection: 'users', id, data: { ...user, sessions: [...user.sessions, session], updatedAt: null } as never, returning: false } as never)
    })
    expect([await isKnown(stolen), await count(id)]).toEqual([false, 1])
  })
})
