import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { RATE_LIMITS } from '../../src/server/http/rateLimits.ts'
import { type Company, startCompany } from '../support/company.ts'

/** How often one may ask, with the real limits on. */
let co: Company
beforeAll(async () => {
  co = await startCompany({ rateLimits: true })
})
afterAll(() => co.app.stop())
beforeEach(() => co.app.database.sql('delete from rate_limits'))

const limitOf = (name: string) => RATE_LIMITS.find((limit) => limit.name === name)!

/** Leaves so many uses of the limit of this caller: counting to 300 takes a while. */
const leave = (uses: number, name: string) =>
  co.app.database.sql('update rate_limits set points = $1 where key like $2', [limitOf(name).points - uses, `${name}:%`])

const LOGIN = { email: 'nobody@test.example', password: 'not the password' }
const posts: Record<string, { path: string; body: unknown; as?: 'client' }> = {
  login: { path: '/api/users/unlock', body: LOGIN },
  recover: { path: '/api/users/reset-password', body: { token: 'x', password: 'a long enough one' } },
  register: { path: '/api/users/register', body: {} },
  quote: { path: '/api/pricing/quote', body: {} },
  money: { path: '/api/wallets/top-ups', body: {}, as: 'client' },
  graphql: { path: '/api/graphql', body: { query: '{ __typename }' }, as: 'client' },
}
const post = (name: string, path = posts[name]!.path, headers: Record<string, string> = {}) =>
  co.call('POST', path, { website: 'inkwell', body: posts[name]!.body, headers, as: posts[name]!.as && co.people.client.email })

it('names every limit here', () => {
  expect(Object.keys(posts).sort()).toEqual(RATE_LIMITS.map(({ name }) => name).sort())
})

describe.each(Object.keys(posts))('the limit of %s', (name) => {
  it('answers 429 with Retry-After as a problem document, and again when the time is over', async () => {
    expect((await post(name)).status).not.toBe(429)
    await leave(1, name)
    expect((await post(name)).status).not.toBe(429)
    const refused = await post(name)
    expect(refused).toMatchObject({ status: 429, body: { code: 'rate_limited', title: expect.any(String), requestId: expect.any(String) } })
    expect(refused.headers.get('content-type')).toContain('application/problem+json')
    const seconds = Number(refused.headers.get('retry-after'))
    expect(seconds).toBeGreaterThan(0)
    expect(seconds).toBeLessThanOrEqual(limitOf(name).seconds)
    await co.app.database.sql('update rate_limits set expire = 1')
    expect((await post(name)).status).not.toBe(429)
  })

  it('is not passed by another spelling of the address', async () => {
    await post(name)
    await leave(0, name)
    const { path } = posts[name]!
    const last = path.slice(path.lastIndexOf('/') + 1)
    const spellings = [`${path}/`, `${path}?x=1`, path.replace(last, last.toUpperCase()), path.replace('/api/', '/API/'), path.replace('/api/', '/api//'), path.replace(last, `%${last.charCodeAt(0).toString(16)}${last.slice(1)}`)]
    for (const spelling of spellings) expect([404, 429]).toContain((await post(name, spelling)).status)
  })

  it('is not passed by a made-up address or token', async () => {
    await post(name)
    await leave(0, name)
    expect((await post(name, undefined, { 'x-forwarded-for': '10.1.2.3', forwarded: 'for=10.1.2.3', 'x-real-ip': '10.1.2.3' })).status).toBe(429)
    await co.app.database.sql(`update rate_limits set points = 1000000`)
    const madeUp = await co.call('POST', posts[name]!.path, { token: 'made.up.token', website: 'inkwell', body: posts[name]!.body })
    expect(madeUp.status).toBe(429)
  })
})

describe('logins by GraphQL', () => {
  const login = (times = 1) => {
    const fields = Array.from({ length: times }, (_, i) => `a${i}: loginUser(email: "${LOGIN.email}", password: "${LOGIN.password}") { token }`)
    return co.call('POST', '/api/graphql', { website: 'inkwell', body: { query: `mutation { ${fields.join(' ')} }` } })
  }

  it('are counted with those by REST', async () => {
    expect((await login()).body.errors[0].extensions.code).toBe('invalid_credentials')
    await leave(0, 'login')
    expect(await login()).toMatchObject({ status: 429, body: { code: 'rate_limited' } })
    expect((await co.call('POST', '/api/users/login', { body: LOGIN })).status).toBe(429)
  })

  it('are one in a request, so that nobody tries many passwords at once', async () => {
    expect((await login(2)).body).toMatchObject({ errors: [{ extensions: { code: 'invalid_input' } }] })
    const inFragment = 'mutation { a: loginUser(email: "a", password: "b") { token } ...F } fragment F on Mutation { b: loginUser(email: "a", password: "b") { token } }'
    const { body } = await co.call('POST', '/api/graphql', { body: { query: inFragment } })
    expect(body).toMatchObject({ errors: [{ extensions: { code: 'invalid_input' } }] })
  })
})
