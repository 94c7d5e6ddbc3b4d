import type { Person } from './seed.ts'

// Answers are read loosely: whoever misreads one fails.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Answer = { status: number; body: any; headers: Headers }
/** `already`: for a request without a key, looks before it is sent again whether it was done. */
export type Asked = { method?: string; path: string; as?: Person; body?: unknown; key?: string; timeoutMs?: number; already?: () => Promise<Answer | null> }

const TIMEOUT_MS = 30_000

/** One request to a server; null when no answer came, so that nobody knows what became of it. */
export async function ask(url: string, asked: Asked): Promise<Answer | null> {
  const { method = asked.body === undefined ? 'GET' : 'POST', path, body, timeoutMs = TIMEOUT_MS } = asked
  try {
    const response = await fetch(new URL(path, url), {
      method, headers: headersOf(asked), signal: AbortSignal.timeout(timeoutMs),
      ...(body !== undefined && { body: body instanceof FormData ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, body: text ? JSON.parse(text) : null, headers: response.headers }
  } catch {
    return null
  }
}

const headersOf = ({ as, key, body }: Asked): Record<string, string> => ({
  'x-website': 'inkwell',
  ...(as && { authorization: `JWT ${as.token}` }),
  ...(key && { 'idempotency-key': key }),
  ...(body !== undefined && !(body instanceof FormData) && { 'content-type': 'application/json' }),
})

/** An answer that says how the request ended; the others say only that one should ask again. */
export const isFinal = ({ status, body }: Answer): boolean => status < 500 && status !== 429 && !AGAIN.includes(String(body?.code))

// A lock that was not got in time, and a first request with the same key that still runs.
const AGAIN = ['conflict', 'idempotency_in_progress']
