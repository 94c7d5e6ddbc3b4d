import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type Company, startCompany } from './support/company.ts'
import { makeMember } from './support/factories.ts'

/** What Payload leaves open and `src/plugins/harden.ts` closes. */
let co: Company
beforeAll(async () => {
  co = await startCompany()
})
afterAll(() => co.app.stop())

const MISSING = '01890000-0000-7000-8000-000000000001'
const LONG_AGO = '2001-01-01T00:00:00.000Z'
const userRow = async (id: string) =>
  (await co.app.database.sql('select to_jsonb(u) - $2 as row from users u where id = $1', [id, 'updated_at']))[0]!.row

describe('lists', () => {
  beforeAll(async () => {
    for (let i = 0; i < 110; i += 1) await makeMember(co.app.payload, co.inkwell, 'client')
  }, 60_000)

  it.each(['limit=0', 'limit=1000000', 'pagination=false&limit=1000', 'limit=-1', 'limit=abc', 'limit=1e9'])(
    'answer at most 100 rows to ?%s',
    async (query) => {
      const { status, body } = await co.as('admin', 'GET', `/api/users?${query}`)
      expect({ status, docs: body.docs.length, limit: body.limit }).toEqual({ status: 200, docs: 100, limit: 100 })
    },
  )

  it('answer at most 100 rows to GraphQL', async () => {
    const query = '{ none: Users(limit: 0) { docs { id } } many: Users(limit: 1000000, pagination: false) { docs { id } } }'
    const { body } = await co.as('admin', 'POST', '/api/graphql', { query })
    expect([body.data.none.docs.length, body.data.many.docs.length]).toEqual([100, 100])
  })

  it('answer at most 100 rows to a limit that comes in the body of a GET by POST', async () => {
    const headers = { 'x-http-method-override': 'GET', 'content-type': 'application/x-www-form-urlencoded' }
    const { body } = await co.as('admin', 'POST', '/api/users', 'limit=0&pagination=false', headers)
    expect(body.docs).toHaveLength(100)
  })

  it.each(['page=-1', 'page=0', 'page=abc', 'page=1e400'])('take ?%s for the first page', async (query) => {
    expect(await co.as('admin', 'GET', `/api/users?limit=3&${query}`)).toMatchObject({ status: 200, body: { page: 1 } })
  })

  it('show nothing more for ?trash=true, ?draft=true, ?showHiddenFields=true or ?overrideAccess=true', async () => {
    const plain = await co.as('client', 'GET', '/api/users')
    for (const option of ['trash', 'draft', 'showHiddenFields', 'overrideAccess', 'disableErrors']) {
      expect((await co.as('client', 'GET', `/api/users?${option}=true`)).body).toEqual(plain.body)
    }
  })

  it.each([
    ['a filter that is text', 'where=abc', 'malformed_json'],
    ['a filter that is a number', 'where=5', 'invalid_input'],
    ['an unknown field', 'where[nothing][equals]=1', 'invalid_input'],
    ['an unknown operator', 'where[email][evil]=1', 'invalid_input'],
    ['a hidden field', 'where[hash][like]=a', 'invalid_input'],
    ['a hidden field to sort by', 'sort=hash', 'invalid_input'],
    ['a hidden field through a relation', 'where[memberships.website.settings.nothing][equals]=1', 'invalid_input'],
    ['a tower of filters', `where${'[and][0]'.repeat(200)}[email][equals]=a`, 'invalid_input'],
  ])('refuse %s', async (_case, query, code) => {
    expect(await co.as('admin', 'GET', `/api/users?${query}`)).toMatchObject({ status: 400, body: { code } })
  })
})

describe('bodies', () => {
  const patch = (body: unknown, as = 'client' as const) => co.as(as, 'PATCH', `/api/users/${co.people.client.id}`, body)

  it.each([
    ['an unknown field', { nothing: 1 }, 'nothing'],
    ['an unknown field of a row', { memberships: [{ roles: ['client'], evil: 1 }] }, 'memberships.0.evil'],
    ['a prototype', JSON.parse('{"__proto__": {"superadmin": true}}'), '__proto__'],
    ['a constructor', { constructor: { prototype: { superadmin: true } } }, 'constructor'],
    ['an object for text', { displayName: { $inc: 1 } }, 'displayName'],
    ['a list for text, which would pass by its length limit', { displayName: ['x'.repeat(10_000)] }, 'displayName'],
    ['text for a list', { memberships: 'all' }, 'memberships'],
    ['text for a yes or no', { superadmin: 'yes' }, 'superadmin'],
    ['a password hash', { hash: 'x', salt: 'y' }, 'hash'],
    ['a token for a new password', { resetPasswordToken: 'x' }, 'resetPasswordToken'],
    ['a token of the verification mail', { _verificationToken: 'x' }, '_verificationToken'],
  ])('with %s are refused, and change nothing', async (_case, body, path) => {
    const before = await userRow(co.people.client.id)
    for (const who of ['client', 'superadmin'] as const) {
      const { status, body: problem } = await co.as(who, 'PATCH', `/api/users/${co.people.client.id}`, body)
      expect({ status, code: problem.code, path: problem.details.problems[0].path }).toEqual({ status: 400, code: 'invalid_input', path })
    }
    expect(await userRow(co.people.client.id)).toEqual(before)
  })

  it('can’t write what the platform keeps: ids, moments, locks, sessions', async () => {
    const before = await userRow(co.people.client.id)
    const forged = { id: MISSING, createdAt: LONG_AGO, updatedAt: LONG_AGO, loginAttempts: 9, lockUntil: LONG_AGO, sessions: [], _verified: false, superadmin: true }
    expect((await patch(forged)).status).toBe(200)
    expect(await userRow(co.people.client.id)).toEqual(before)
    const [sessions] = await co.app.database.sql('select count(*)::int as n from users_sessions where _parent_id = $1', [co.people.client.id])
    expect(sessions).toEqual({ n: 1 })
  })

  it('can’t choose the id or the moment of a new document', async () => {
    const asked = { id: MISSING, createdAt: LONG_AGO, updatedAt: LONG_AGO, _verified: true, displayName: 'New', email: 'new@test.example', password: 'a long enough one' }
    const { status, body } = await co.as('admin', 'POST', '/api/users', asked)
    expect(status).toBe(201)
    expect(body.doc).toMatchObject({ email: 'new@test.example', _verified: false })
    expect(body.doc.id).not.toBe(MISSING)
    for (const moment of ['createdAt', 'updatedAt']) expect(Date.parse(body.doc[moment])).toBeGreaterThan(Date.parse(LONG_AGO))
  })

  it('can’t forge a moment by GraphQL', async () => {
    const query = `mutation { updateUser(id: "${co.people.client.id}", data: { createdAt: "${LONG_AGO}" }) { createdAt } }`
    const { body } = await co.as('client', 'POST', '/api/graphql', { query })
    expect(body.data.updateUser.createdAt).not.toBe(LONG_AGO)
  })

  it.each([
    ['PATCH', '/api/users/me'],
    ['POST', '/api/users'],
    ['POST', '/api/users/login'],
    ['POST', '/api/users/register'],
    ['POST', '/api/orders'],
    ['POST', '/api/pricing/quote'],
    ['POST', '/api/graphql'],
  ])('that are no JSON are refused by %s %s', async (method, path) => {
    const own = path.replace('/me', `/${co.people.client.id}`)
    const answer = await co.as('client', method, own, '{"a":', { 'content-type': 'application/json' })
    expect(answer).toMatchObject({ status: 400, body: { code: 'malformed_json' } })
  })

  it.each(['null', '[1]', '"text"', '5'])('that are %s and no object are refused', async (text) => {
    const answer = await patch(text)
    const typed = await co.as('client', 'PATCH', `/api/users/${co.people.client.id}`, text, { 'content-type': 'application/json' })
    for (const each of [answer, typed]) expect(each).toMatchObject({ status: 400, body: { code: 'invalid_input' } })
  })
})

describe('routes of Payload that are closed', () => {
  it('first-register makes nobody an admin, also of an empty installation', async () => {
    const body = { email: 'first@test.example', password: 'a long enough one', displayName: 'First' }
    expect(await co.call('POST', '/api/users/first-register', { body })).toMatchObject({ status: 404, body: { code: 'not_found' } })
    expect(await co.app.database.sql('select 1 from users where email = $1', [body.email])).toEqual([])
  })

  it.each([
    ['GET', '/api/payload-locked-documents'],
    ['POST', '/api/payload-locked-documents'],
    ['GET', '/api/payload-jobs'],
    ['GET', '/api/payload-jobs/run'],
    ['GET', '/api/payload-jobs/handle-schedules'],
    ['GET', '/api/payload-migrations'],
    ['GET', '/api/users/versions'],
    ['GET', `/api/users/versions/${MISSING}`],
    ['POST', `/api/users/versions/${MISSING}`],
    ['POST', `/api/users/${MISSING}/duplicate`],
    ['GET', '/api/graphql-playground'],
    ['GET', '/api/globals/anything'],
  ])('%s %s is not there, also for a superadmin', async (method, path) => {
    const body = method === 'POST' ? {} : undefined
    expect(await co.as('superadmin', method, path, body)).toMatchObject({ status: 404, body: { code: 'not_found' } })
  })

  it('the key-value store is nobody’s', async () => {
    for (const who of ['client', 'superadmin'] as const) expect((await co.as(who, 'GET', '/api/payload-kv')).status).toBe(404)
  })

  it.each(['PATCH', 'DELETE'])('%s of many at once is refused', async (method) => {
    const path = `/api/users?where[id][equals]=${co.people.client.id}`
    const before = await userRow(co.people.client.id)
    for (const who of ['client', 'admin', 'superadmin'] as const) {
      expect((await co.as(who, method, path, { displayName: 'All of you' })).status).toBe(403)
    }
    expect(await userRow(co.people.client.id)).toEqual(before)
  })

  it.each(['DELETE', 'PATCH', 'PUT'])('POST does not become %s by a header', async (method) => {
    const before = await userRow(co.people.client.id)
    for (const name of ['x-http-method-override', 'x-payload-http-method-override', 'x-method-override']) {
      const answer = await co.as('superadmin', 'POST', `/api/users/${co.people.client.id}`, { displayName: 'Other' }, { [name]: method })
      expect(answer.status).toBe(404)
    }
    expect(await userRow(co.people.client.id)).toEqual(before)
  })

  it('preferences are one’s own', async () => {
    expect((await co.as('client', 'POST', '/api/payload-preferences/theme', { value: 'dark' })).status).toBe(200)
    expect((await co.as('writer', 'GET', '/api/payload-preferences/theme')).body.value).toBeNull()
    for (const who of ['client', 'writer', 'superadmin'] as const) expect((await co.as(who, 'GET', '/api/payload-preferences')).status).toBe(404)
    const [{ id }] = await co.app.database.sql<{ id: string }>(`select id from payload_preferences where key = 'theme'`) as [{ id: string }]
    for (const [method, body] of [['GET'], ['PATCH', { value: 'light' }], ['DELETE']] as const) {
      for (const who of ['writer', 'superadmin'] as const) {
        expect(JSON.stringify(await co.as(who, method, `/api/payload-preferences/${id}`, body))).not.toContain('dark')
      }
    }
    const forged = { key: 'theme', value: 'light', user: { relationTo: 'users', value: co.people.client.id } }
    await co.as('writer', 'POST', '/api/payload-preferences', forged)
    await co.as('writer', 'POST', '/api/payload-preferences/theme', forged)
    expect((await co.as('client', 'GET', '/api/payload-preferences/theme')).body.value).toBe('dark')
    expect((await co.call('POST', '/api/payload-preferences/theme', { body: { value: 1 } })).status).toBeGreaterThanOrEqual(401)
  })
})
