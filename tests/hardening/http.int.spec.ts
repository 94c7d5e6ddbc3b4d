import http from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type Company, startCompany } from '../support/company.ts'

/** What a request meets before Payload: websites, origins, sizes, headers, and how errors speak. */
const PUBLIC_URL = 'http://office.example'
let co: Company
beforeAll(async () => {
  co = await startCompany({ env: { PUBLIC_URL, ALLOWED_ORIGINS: 'https://inkwell.example' } })
})
afterAll(() => co.app.stop())

type Raw = { method?: string; path: string; headers?: Record<string, string>; body?: string }

/** Over a plain socket: `fetch` does not let a test choose the host. */
function raw({ method = 'GET', path, headers = {}, body }: Raw): Promise<{ status: number; text: string; headers: http.IncomingHttpHeaders }> {
  return new Promise((resolve, reject) => {
    const request = http.request(new URL(path, co.app.url), { method, headers }, (response) => {
      let text = ''
      response.on('data', (chunk) => (text += chunk)).on('end', () => resolve({ status: response.statusCode!, text, headers: response.headers }))
    })
    request.on('error', reject).end(body)
  })
}

describe('the website', () => {
  const slugs = (text: string) => (JSON.parse(text).docs ?? []).map(({ slug }: { slug: string }) => slug)

  it('comes from the header', async () => {
    const { body } = await co.call('GET', '/api/websites', { website: 'federhaus' })
    expect(body.docs).toMatchObject([{ slug: 'federhaus' }])
  })

  it.each(['inkwell.example', 'inkwell.example:8080', 'INKWELL.example'])('comes from the host %s', async (host) => {
    expect(slugs((await raw({ path: '/api/websites', headers: { host } })).text)).toEqual(['inkwell'])
  })

  it('comes from the header when both name one', async () => {
    const headers = { host: 'inkwell.example', 'x-website': 'federhaus' }
    expect(slugs((await raw({ path: '/api/websites', headers })).text)).toEqual(['federhaus'])
  })

  it.each([
    ['a forwarded host', { 'x-forwarded-host': 'inkwell.example' }],
    ['an unknown host', { host: 'elsewhere.example' }],
    ['an empty header', { 'x-website': '' }],
  ])('is not named by %s', async (_case, headers) => {
    expect((await raw({ path: '/api/websites', headers })).status).toBe(403)
  })

  it.each(['nowhere', 'ink well', "inkwell' or '1'='1", 'inkwell,federhaus', '*'])('is refused when the header says %p', async (website) => {
    for (const as of [undefined, co.people.superadmin.email]) {
      const answer = await co.call('GET', '/api/websites', { website, as })
      expect(answer).toMatchObject({ status: 400, body: { code: 'website_required' } })
    }
  })

  it('that is archived is not found', async () => {
    const { id } = (await co.as('superadmin', 'GET', '/api/websites')).body.docs[0]
    await co.as('superadmin', 'PATCH', `/api/websites/${id}`, { archivedAt: new Date().toISOString() })
    expect((await co.call('GET', '/api/websites', { website: 'inkwell' })).status).toBe(400)
    await co.call('PATCH', `/api/websites/${id}`, { as: co.people.superadmin.email, body: { archivedAt: null } })
    expect((await co.call('GET', '/api/websites', { website: 'inkwell' })).status).toBe(200)
  })
})

describe('origins', () => {
  const rename = async (headers: Record<string, string>) => {
    const cookie = `payload-token=${await co.app.mintSession(co.people.client.email)}`
    const url = `/api/users/${co.people.client.id}`
    return co.call('PATCH', url, { headers: { cookie, ...headers }, body: { displayName: `Renamed by ${Object.values(headers).join(' ')}` } })
  }
  const name = async () => (await co.app.database.sql('select display_name from users where id = $1', [co.people.client.id]))[0]!.display_name

  it.each(['https://evil.example', 'null', 'https://inkwell.example.evil.example', 'http://inkwell.example'])(
    'refuse a change with a cookie from %s',
    async (origin) => {
      const before = await name()
      expect(await rename({ origin })).toMatchObject({ status: 403, body: { code: 'wrong_origin' } })
      expect(await name()).toBe(before)
    },
  )

  it('take no cookie from a page that hides where it comes from', async () => {
    for (const headers of [{}, { 'sec-fetch-site': 'cross-site' }]) expect((await rename(headers as never)).status).toBe(403)
  })

  it.each([{ origin: PUBLIC_URL }, { origin: 'https://inkwell.example' }, { 'sec-fetch-site': 'same-origin' }])('take a change with a cookie from %p', async (headers) => {
    expect((await rename(headers as never)).status).toBe(200)
  })

  it('take a change with a token from anywhere: no browser adds one by itself', async () => {
    const headers = { origin: 'https://evil.example' }
    expect((await co.as('client', 'PATCH', `/api/users/${co.people.client.id}`, { displayName: 'By token' }, headers)).status).toBe(200)
  })

  it('are told to browsers only when they are listed', async () => {
    const allowed = async (origin: string) => (await co.call('GET', '/api/websites', { headers: { origin } })).headers.get('access-control-allow-origin')
    expect(await allowed('https://inkwell.example')).toBe('https://inkwell.example')
    expect(await allowed('https://evil.example')).toBeNull()
  })
})

describe('sizes', () => {
  const large = JSON.stringify({ displayName: 'x'.repeat(1024 * 1024) })
  const json = { 'content-type': 'application/json' }

  it.each(['/api/users/register', '/api/users', '/api/graphql', '/api/pricing/quote'])('refuse more than 1 MiB of JSON to %s within a second', async (path) => {
    const from = performance.now()
    expect(await co.as('admin', 'POST', path, large, json)).toMatchObject({ status: 413, body: { code: 'payload_too_large' } })
    expect(performance.now() - from).toBeLessThan(10_000)
  })

  it.each(['/api/users/register', '/api/users', '/api/graphql'])('refuse it to %s also when the size is not said', async (path) => {
    const token = await co.app.mintSession(co.people.admin.email)
    const body = new Blob([large]).stream()
    const response = await fetch(new URL(path, co.app.url), {
      method: 'POST', body, duplex: 'half', headers: { ...json, 'x-website': 'inkwell', authorization: `JWT ${token}` },
    } as RequestInit)
    expect([response.status, await response.json()]).toMatchObject([413, { code: 'payload_too_large' }])
  })

  it('are refused so that who is still sending reads the answer', async () => {
    expect(await sendAll('/api/orders', 65 * 1024 * 1024)).toBe(413)
  })

  /** Sends without looking at the answer before the connection breaks or the answer is there. */
  const sendAll = (path: string, bytes: number) =>
    new Promise<number | string>((resolve) => {
      const headers = { 'content-type': 'multipart/form-data; boundary=x', 'content-length': bytes }
      const request = http.request(new URL(path, co.app.url), { method: 'POST', headers, agent: false }, (response) => (request.destroy(), resolve(response.statusCode!)))
      request.on('error', (error) => resolve(error.message))
      const chunk = Buffer.alloc(65_536)
      const push = () => {
        while (!request.destroyed) if (!request.write(chunk)) return void request.once('drain', push)
      }
      push()
    })
})

describe('answers', () => {
  it('carry security headers, and nobody else may keep them', async () => {
    for (const path of ['/api/websites', '/api/nowhere', '/healthz', '/api/graphql']) {
      const { headers } = await co.call('GET', path, { website: 'inkwell' })
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('x-frame-options')).toBe('DENY')
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      // An answer of the API, opened as a page, may load nothing and run nothing.
      if (path.startsWith('/api/')) expect(headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin')
      expect(headers.get('x-powered-by')).toBeNull()
      expect(headers.get('x-request-id')).toMatch(/^[\w-]{36}$/)
    }
    expect((await co.as('client', 'GET', '/api/users')).headers.get('cache-control')).toBe('private, no-cache')
  })

  it.each([
    ['GET', '/api/nowhere'],
    ['GET', '/nowhere'],
    ['GET', '/api/users/not-an-id'],
    ['GET', "/api/users/1' or '1'='1"],
    ['GET', '/api/users?where[id][equals]=%00'],
    ['GET', '/api/users?where[displayName][equals]=%27%3B drop table users%3B--'],
    ['GET', '/api/users?sort=displayName;select pg_sleep(5)'],
    ['GET', '/api/users?where[createdAt][greater_than]=yesterday'],
    ['GET', '/api/users?where[memberships.website][in]=a,b'],
    ['GET', '/api/users/%E0%A4%A'],
    ['PUT', '/api/users'],
    ['POST', '/api/users/login'],
    ['POST', '/api/users/verify/x'],
    ['POST', '/api/users/reset-password'],
  ])('of %s %s tell nothing of the inside', async (method, path) => {
    const { status, body, headers } = await co.as('admin', method, path, method === 'POST' ? { token: "'", email: "'", password: "'" } : undefined)
    expect(status).toBeLessThan(500)
    expect(JSON.stringify(body)).not.toMatch(/select |insert |"stack"|node_modules|\.ts:|\.js:|syntax error at|relation "/i)
    if (status < 400) return
    expect(headers.get('content-type')).toContain('application/problem+json')
    expect(body).toMatchObject({ status, code: expect.any(String), title: expect.any(String), detail: expect.any(String), requestId: headers.get('x-request-id') })
  })

  it('keep the request id that a proxy gives, and no other text', async () => {
    const idFor = async (id: string) => (await co.call('GET', '/api/nowhere', { headers: { 'x-request-id': id } })).body.requestId
    expect(await idFor('proxy-1234567890')).toBe('proxy-1234567890')
    expect(await idFor('<script>alert(1)</script>')).toMatch(/^[\w-]{36}$/)
  })
})
