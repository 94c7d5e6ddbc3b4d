import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { startApp, type TestApp } from '../support/app.ts'

const FRONTEND = 'https://inkwell.example'
let app: TestApp

beforeAll(async () => {
  app = await startApp({ env: { ALLOWED_ORIGINS: FRONTEND } })
})
afterAll(() => app.stop())

const preflight = (origin: string) =>
  app.call('OPTIONS', '/api/orders', {
    headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-website,idempotency-key' },
  })

describe('a page of a listed origin', () => {
  it('may send what the API takes', async () => {
    const { status, headers } = await preflight(FRONTEND)
    expect(status).toBe(204)
    expect(headers.get('access-control-allow-origin')).toBe(FRONTEND)
    expect(headers.get('access-control-allow-headers')).toMatch(/X-Website/)
    expect(headers.get('access-control-allow-headers')).toMatch(/Idempotency-Key/)
  })

  it.each([
    ['of Payload', '/api/orders'],
    ['of the server, before Payload', '/api/orders?x'],
  ])('reads a refusal %s', async (_case, path) => {
    const answer = await app.call('GET', path, { headers: { origin: FRONTEND, 'x-website': path.includes('?') ? 'nowhere' : '' } })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.headers.get('access-control-allow-origin')).toBe(FRONTEND)
  })
})

describe('a page of any other origin', () => {
  it('is not let in', async () => {
    const { headers } = await preflight('https://elsewhere.example')
    expect(headers.get('access-control-allow-origin')).toBeNull()
  })
})
