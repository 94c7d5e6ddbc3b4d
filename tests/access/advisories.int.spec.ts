import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { jwtSign } from 'payload'
import type { Answer } from '../support/call.ts'
import { type Company, startCompany } from '../support/company.ts'
import { makeUser, TEST_PASSWORD } from '../support/factories.ts'

/** The published advisories of Payload and of what it stands on, each with what would happen here. */
let co: Company
beforeAll(async () => {
  co = await startCompany()
}, 120_000)
afterAll(async () => {
  await co.app.stop()
})

type Lock = { packages: Record<string, { version?: string }> }
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock
const versionOf = (name: string): string | undefined => lock.packages[`node_modules/${name}`]?.version
const isAtLeast = (version: string, floor: string): boolean => version.localeCompare(floor, 'en', { numeric: true }) >= 0
const users = (sql: string, values: unknown[] = []) => co.app.database.sql<Record<string, unknown>>(sql, values)
const rowOf = async (id: string) => (await users('select * from users where id = $1', [id]))[0]!

describe('versions', () => {
  it('of Payload are those with the fixes of October 2026, all alike', () => {
    const found = Object.entries(lock.packages).filter(([name]) => /(^|\/)node_modules\/(payload|@payloadcms\/[\w-]+)$/.test(name)).map(([, { version }]) => version)
    expect(new Set(found).size).toBe(1)
    expect(isAtLeast(found[0]!, '3.90.0')).toBe(true)
  })

  it.each([['drizzle-orm', '0.45.2'], ['next', '16.3.3'], ['react', '19.2.3'], ['react-dom', '19.2.3']])('%s is at least %s: injection in Drizzle, code execution in React Server Components', (name, floor) => {
    const version = versionOf(name) ?? versionOf(`@payloadcms/drizzle/node_modules/${name}`)!
    expect({ version, isAtLeast: isAtLeast(version, floor) }).toEqual({ version, isAtLeast: true })
  })

  it.each([
    ['CVE-2026-105844', '@payloadcms/plugin-import-export'],
    ['CVE-2026-105848', '@payloadcms/plugin-stripe'],
    ['CVE-2026-105857', '@payloadcms/plugin-form-builder'],
    ['CVE-2026-39397', '@delmaredigital/payload-puck'],
    ['CVE-2025-4644', '@payloadcms/db-sqlite'],
  ])('%s: %s is not installed', (_advisory, name) => {
    expect({ locked: versionOf(name), isThere: existsSync(`node_modules/${name}`) }).toEqual({ locked: undefined, isThere: false })
  })
})

it('CVE-2026-105805: an order by a field that one may not read is refused', async () => {
  for (const [who, field] of [['client', 'writerShareMinor'], ['writer', 'totalMinor'], ['writer', 'quoteHash'], ['client', 'workSince']] as const) {
    for (const sort of [field, `-${field}`, `title,${field}`]) expect(await co.as(who, 'GET', `/api/orders?sort=${sort}`)).toMatchObject({ status: 400, body: { code: 'invalid_input' } })
  }
})

const INJECTIONS = ["x' or '1'='1", "x'); drop table rate_limits; --", '"; select pg_sleep(9); --', "1) union select hash from users --", "\\'; --", '$1', "a'||(select hash from users limit 1)||'"]

describe.each([
  ['CVE-2026-105845 and CVE-2026-25544: SQL by the path of a filter', (sql: string) => `where[${sql}][equals]=1`],
  ['CVE-2026-105845: SQL by an operator', (sql: string) => `where[title][${sql}]=1`],
  ['CVE-2026-105845: SQL by an order', (sql: string) => `sort=${sql}`],
  ['CVE-2026-105856: SQL by the path into a JSON field', (sql: string) => `where[brief.${sql}][equals]=1`],
  ['CVE-2026-105856: SQL by the value of a JSON field', (sql: string) => `where[brief.topic][contains]=${sql}`],
  ['CVE-2026-63316: SQL by “in”', (sql: string) => `where[number][in]=${sql}&where[id][in][0]=${sql}`],
  ['CVE-2026-63316: SQL by “not_in”, also into a JSON field', (sql: string) => `where[number][not_in][0]=${sql}&where[brief.topic][not_in]=${sql}`],
])('%s', (_advisory, query) => {
  it.each(INJECTIONS)('is refused or found nowhere: %s', async (sql) => {
    const answer = await co.as('admin', 'GET', `/api/orders?${query(sql).split('&').map(encodeQuery).join('&')}`)
    expect([200, 400, 404]).toContain(answer.status)
    expect(JSON.stringify(answer.body)).not.toMatch(/pbkdf2|syntax error/)
    if (answer.status === 200) expect(answer.body.docs).toEqual([])
    expect(await users(`select to_regclass('public.rate_limits') is not null as "isThere"`)).toEqual([{ isThere: true }])
  })
})

const encodeQuery = (pair: string): string => pair.split('=').map((part, i) => (i === 0 ? encodeURI(part).replaceAll('&', '%26').replaceAll('#', '%23') : encodeURIComponent(part))).join('=')

it('CVE-2026-105844: no body changes what every object inherits', async () => {
  for (const body of ['{"__proto__":{"polluted":1}}', '{"constructor":{"prototype":{"polluted":1}}}', '{"displayName":"x","__proto__.polluted":1}', '{"memberships":[{"__proto__":{"polluted":1}}]}']) {
    await co.call('PATCH', `/api/users/${co.people.client.id}`, { as: co.people.client.email, body, headers: { 'content-type': 'application/json' } })
    await co.call('GET', '/api/users?__proto__[polluted]=1&where[__proto__][polluted]=1&constructor[prototype][polluted]=1', { as: co.people.client.email })
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  }
})

it('CVE-2026-105849: nobody has an API key that a reader could find', async () => {
  const { collections } = co.app.payload.config
  expect(collections.filter(({ auth }) => auth && auth.useAPIKey).map(({ slug }) => slug)).toEqual([])
  expect(JSON.stringify((await co.as('superadmin', 'GET', '/api/users?limit=100&select[apiKey]=true&reveal=true')).body)).not.toMatch(/apiKey/i)
  for (const field of ['apiKey', 'enableAPIKey']) expect((await co.as('client', 'PATCH', `/api/users/${co.people.client.id}`, { [field]: 'x' })).status).toBe(400)
  expect((await co.call('GET', '/api/users/me', { headers: { authorization: 'users API-Key x' } })).body.user).toBeNull()
})

describe('CVE-2026-105851: fields of logins that people may not set', () => {
  const TAKEN = { superadmin: true, _verified: true, memberships: [], sessions: [], loginAttempts: 0, lockUntil: null, hash: 'x', salt: 'x', resetPasswordToken: 'x' }
  it.each(['/api/users', '/api/users/register', '/api/users/first-register', '/api/users/login', '/api/users/forgot-password', '/api/users/reset-password'])('are not set by anybody at %s', async (path) => {
    const before = await users('select id, superadmin, hash, reset_password_token from users order by id')
    for (const [field, value] of Object.entries(TAKEN)) {
      const body = { email: 'new@test.example', displayName: 'New', password: 'a long enough one', token: 'none', [field]: value }
      const { status } = await co.call('POST', path, { website: 'inkwell', body })
      // Whoever forgot a password is answered alike whatever is sent.
      expect({ field, status }).toEqual({ field, status: path.endsWith('forgot-password') ? 200 : expect.any(Number) })
      if (!path.endsWith('forgot-password')) expect(status).toBeGreaterThanOrEqual(400)
    }
    expect(await users('select id, superadmin, hash, reset_password_token from users order by id')).toEqual(before)
  })
})

it('CVE-2026-105852: documents that somebody may not read are not told by those that point at them', async () => {
  const { people } = co
  const asked = await co.as('superadmin', 'POST', '/api/adjustments', { user: people.client.id, party: 'client', direction: 'credit', amountMinor: 1, reason: 'Goodwill' })
  expect(asked.status).toBe(201)
  const of = (filter: string): Promise<Answer> => co.as('support', 'GET', `/api/adjustments?where[requestedBy.${filter}`)
  const [right, wrong] = [await of(`email][equals]=${people.superadmin.email}`), await of('email][equals]=nobody@test.example')]
  expect(right.body).toEqual({ ...wrong.body, requestId: right.body.requestId })
  expect((await of('displayName][exists]=true')).body.docs ?? []).toEqual([])
})

it('CVE-2026-105855: nobody sets somebody else’s password but a superadmin', async () => {
  const before = await rowOf(co.people.client.id)
  for (const who of ['admin', 'support', 'editor', 'writer', 'outsider'] as const) {
    expect([403, 404]).toContain((await co.as(who, 'PATCH', `/api/users/${co.people.client.id}`, { password: 'a long enough one' })).status)
    const query = `mutation { it: updateUser(id: "${co.people.client.id}", data: { password: "a long enough one" }) { id } }`
    expect((await co.as(who, 'POST', '/api/graphql', { query })).body.data?.it ?? null).toBeNull()
  }
  expect(await rowOf(co.people.client.id)).toEqual(before)
})

it('CVE-2026-105859: documents can’t be put in order, past all rules', async () => {
  expect(co.app.payload.config.collections.filter(({ orderable }) => orderable).map(({ slug }) => slug)).toEqual([])
  const body = { collectionSlug: 'orders', docsToMove: [co.people.client.id], newKeyWillBe: 'greater', orderableFieldName: '_order', target: { id: 'x', key: 'a0' } }
  for (const who of ['client', 'superadmin'] as const) expect((await co.as(who, 'POST', '/api/reorder', body)).status).toBe(404)
  expect((await co.call('POST', '/api/reorder', { website: 'inkwell', body })).status).toBe(404)
})

describe('CVE-2026-105863: a token says who somebody is by the session that stands in the database alone', () => {
  const me = async (token: string) => (await co.call('GET', '/api/users/me', { token })).body.user
  const signed = async (fields: object) => (await jwtSign({ fieldsToSign: fields as never, secret: co.app.payload.secret, tokenExpiration: 3_600 })).token

  it('also one that is signed well, and names no session, another one, or another person’s', async () => {
    const { client, superadmin } = co.people
    await co.app.mintSession(client.email)
    const [{ id: sid } = { id: '' }] = await users('select id from users_sessions where _parent_id = $1', [client.id])
    expect((await me(await signed({ id: client.id, collection: 'users', email: client.email, sid })))?.id).toBe(client.id)
    for (const fields of [{ id: superadmin.id, sid }, { id: superadmin.id }, { id: client.id, sid: 'none' }, { id: client.id, collection: 'websites', sid }]) {
      expect(await me(await signed({ collection: 'users', email: superadmin.email, ...fields }))).toBeNull()
    }
  })

  it('and nobody writes what tokens are made of', async () => {
    const { client } = co.people
    for (const data of [{ sessions: [{ id: 'mine', expiresAt: '2099-01-01T00:00:00Z' }] }, { sid: 'x' }, { collection: 'websites' }, { _strategy: 'x' }, { _sid: 'x' }]) {
      await co.as('client', 'PATCH', `/api/users/${client.id}`, data)
    }
    expect(await users(`select id from users_sessions where id = 'mine'`)).toEqual([])
  })
})

it('CVE-2026-105864: nobody makes a document on a website where they hold no role', async () => {
  const theirs = { website: co.federhaus.id }
  const tries: [string, object][] = [
    ['services', { name: 'New', code: 'new', unit: 'word', minimumUnits: 1, maximumUnits: 10, minimumHours: 6, sortOrder: 1 }],
    ['price-tables', { name: 'New' }], ['client-profiles', { user: co.people.client.id }], ['writer-profiles', { user: co.people.writer.id }],
    ['adjustments', { user: co.people.client.id, party: 'client', direction: 'credit', amountMinor: 100, reason: 'Goodwill' }],
  ]
  for (const [slug, data] of tries) {
    for (const website of ['inkwell', 'federhaus', undefined]) {
      const { status } = await co.call('POST', `/api/${slug}`, { as: co.people.admin.email, website, body: { ...data, ...theirs } })
      expect({ slug, website, isRefused: status >= 400 && status < 500 }).toEqual({ slug, website, isRefused: true })
    }
    expect(await users(`select id from "${slug.replace('-', '_')}" where website_id = $1`, [co.federhaus.id])).toEqual([])
  }
})

it('CVE-2026-11779: a locked login is opened by admins of the person’s website, and a superadmin’s by superadmins', async () => {
  const boss = await makeUser(co.app.payload, { superadmin: true, memberships: [{ website: co.inkwell.id, roles: ['support'] }] })
  for (const [who, email] of [['client', co.people.client.email], ['support', co.people.client.email], ['outsider', co.people.client.email], ['admin', boss.email]] as const) {
    await users(`update users set login_attempts = 5, lock_until = now() + interval '10 minutes' where email = $1`, [email])
    expect((await co.as(who, 'POST', '/api/users/unlock', { email })).status).toBe(403)
    expect(await users('select login_attempts::int as n from users where email = $1', [email])).toEqual([{ n: 5 }])
  }
  await users('update users set login_attempts = 0, lock_until = null')
})

it('CVE-2025-4643: a token is worth nothing after the logout', async () => {
  const token = await co.app.login(co.people.editor.email, TEST_PASSWORD)
  expect((await co.call('POST', '/api/users/logout', { token })).status).toBe(200)
  expect((await co.call('GET', '/api/users/me', { token })).body.user).toBeNull()
})

it('CVE-2026-25574: preferences belong to ids that no two people share', async () => {
  expect(co.app.payload.db.defaultIDType).toBe('text')
  expect(co.app.payload.config.collections.filter(({ auth }) => auth).map(({ slug }) => slug)).toEqual(['users'])
})

it('CVE-2026-27567 and the uploads: no collection takes files, so none is fetched from an address', () => {
  expect(co.app.payload.config.collections.filter(({ upload }) => upload).map(({ slug }) => slug)).toEqual([])
})

it('CVE-2026-34751: a reset of a password takes its token from the mail alone', async () => {
  await users(`update users set reset_password_token = 'right', reset_password_expiration = now() + interval '1 hour' where id = $1`, [co.people.writer.id])
  const before = await rowOf(co.people.writer.id)
  for (const token of [{ not_equals: 'x' }, { exists: true }, ['right'], null, '', 'right ', true]) {
    const { status } = await co.call('POST', '/api/users/reset-password', { body: { token, password: 'a long enough one' } })
    expect({ token, isRefused: status >= 400 && status < 500 }).toEqual({ token, isRefused: true })
  }
  expect(await rowOf(co.people.writer.id)).toEqual(before)
})
