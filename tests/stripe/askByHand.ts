import type { Fields } from '../../sim/stripe/core/types.ts'

export type Said = { status: number; body: Fields; replayed: boolean; requestId: string | null }
export type Ask = { method?: string; path?: string; key?: string | null; body?: Record<string, string>; as?: string; account?: string; version?: string }

/** A request without the SDK, which would try again and make keys of its own. */
export async function askByHand(origin: string, asked: Ask): Promise<Said> {
  const { method = 'POST', path = '/v1/payment_intents', body = {} } = asked
  const form = new URLSearchParams(body)
  const query = method === 'GET' ? `?${form}` : ''
  const answer = await fetch(`${origin}${path}${query}`, { method, headers: headersOf(asked), ...(method === 'POST' && { body: form }) })
  return {
    status: answer.status,
    body: (await answer.json()) as Fields,
    replayed: answer.headers.get('idempotent-replayed') === 'true',
    requestId: answer.headers.get('request-id'),
  }
}

const headersOf = ({ key = null, as = 'sk_test_simulator', account, version }: Ask): Record<string, string> => ({
  authorization: `Bearer ${as}`,
  ...(key !== null && { 'idempotency-key': key }),
  ...(account && { 'stripe-account': account }),
  ...(version && { 'stripe-version': version }),
})
