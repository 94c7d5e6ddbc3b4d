import { describe, expect, it } from '@jest/globals'
import { routeNamer } from './routePattern.ts'

const handler = () => new Response()
const name = routeNamer({
  endpoints: [{ method: 'get', path: '/wallets/me', handler }],
  collections: [{ slug: 'orders', endpoints: [
    { method: 'get', path: '/search', handler },
    { method: 'get', path: '/:id', handler },
    { method: 'post', path: '/:id/transitions/:name', handler },
    { method: 'get', path: '/', handler },
  ] }],
  globals: [],
} as never)

describe('a route’s name', () => {
  it.each([
    ['GET', '/api/orders', '/api/orders'], ['GET', '/api/orders/', '/api/orders'],
    ['GET', '/api/orders/search', '/api/orders/search'], ['GET', '/api/orders/12', '/api/orders/:id'],
    ['POST', '/api/orders/12/transitions/pay', '/api/orders/:id/transitions/:name'],
    ['GET', '/api/wallets/me', '/api/wallets/me'], ['POST', '/api/wallets/me', 'unmatched'],
    ['GET', '/api/orders/12/34/56', 'unmatched'], ['BREW', '/api/orders', 'unmatched'], ['GET', '/', 'unmatched'],
    ['GET', '/admin/collections/orders/12', '/admin'], ['GET', '/_next/static/x.js', '/_next'],
    ['GET', '/healthz', '/healthz'], ['GET', '/metrics', '/metrics'],
  ])('%s %s is %s', (method, path, route) => expect(name(method, path)).toBe(route))
})
