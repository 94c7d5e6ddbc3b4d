import { PayloadSDK } from '@payloadcms/sdk'
import { ApiError } from './ApiError.ts'
import type { Config, Operations, Problem } from './types.ts'

const TIMEOUT_MS = 30_000

export type Operation = keyof Operations

/** What an operation is asked with: the parts of its path, its query, its body, and a key that makes it happen once. */
export type Asked<O extends Operation> = Omit<Operations[O], 'answer'> & { idempotencyKey?: string }

export type Answer<O extends Operation> = Operations[O]['answer']

/** Sees each call with its answer. */
export type Observer = (call: { method: string; path: string; as: string; body: unknown; answer: { status: number; body: unknown } }) => void

// Answers are read loosely by scripts that build their paths themselves: one that misreads an answer stops there.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Json = Record<string, any>

/** Somebody who speaks with the API about one website. */
export type Session = {
  who: string
  /** Any operation, by its method and path: `call('POST /api/orders/{id}/pay', { params: { id }, body })`. */
  call: <O extends Operation>(operation: O, ...asked: Record<string, never> extends Asked<O> ? [Asked<O>?] : [Asked<O>]) => Promise<Answer<O>>
  /** Collections, by Payload's own client: `documents.find({ collection: 'orders', where: … })`. */
  documents: PayloadSDK<Config>
  /** Any path, without types. */
  get: (path: string) => Promise<Json>
  post: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<Json>
  patch: (path: string, body: unknown) => Promise<Json>
}

export type Api = {
  anonymous: (website: string | null) => Session
  login: (email: string, password: string, website: string | null) => Promise<Session>
  /** Somebody whose token is known. */
  withToken: (token: string, website: string | null, who?: string) => Session
}

/**
 * Speaks with a running server as frontends do. Every refusal is thrown as an `ApiError`, which carries
 * the problem: decide by its `code`, show its `detail`.
 */
export function connectApi(url: string, observe: Observer = () => undefined): Api {
  const session = (who: string, headers: Record<string, string>): Session => {
    const base = new URL(url).origin
    const send = sender(who, observe)
    const loose = async (method: string, path: string, body?: unknown, more: Record<string, string> = {}): Promise<Json> => {
      const response = await send(`${base}${path}`, bodied({ method, headers: { ...headers, ...more } }, body))
      return (await response.json()) as Json
    }
    return {
      who,
      get: (path) => loose('GET', path),
      post: (path, body = {}, more) => loose('POST', path, body, more),
      patch: (path, body) => loose('PATCH', path, body),
      documents: new PayloadSDK<Config>({ baseURL: `${base}/api`, baseInit: { headers }, fetch: send }),
      call: async (operation, ...[asked]) => {
        const [method, path] = operation.split(' ') as [string, string]
        const { params, query, body, idempotencyKey } = (asked ?? {}) as Loose
        const more: Record<string, string> = idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }
        const response = await send(`${base}${filled(path, params)}${searchOf(query)}`, bodied({ method, headers: { ...headers, ...more } }, body))
        return (/json/.test(response.headers.get('content-type') ?? '') ? response.json() : response.blob()) as Promise<never>
      },
    }
  }
  const named = (website: string | null): Record<string, string> => (website ? { 'x-website': website } : {})
  const anonymous: Api['anonymous'] = (website) => session('anyone', named(website))
  const withToken: Api['withToken'] = (token, website, who = 'somebody') => session(who, { ...named(website), authorization: `JWT ${token}` })
  const login: Api['login'] = async (email, password, website) => {
    const { token } = await anonymous(website).call('POST /api/users/login', { body: { email, password } })
    return withToken(token, website, email)
  }
  return { anonymous, login, withToken }
}

type Loose = { params?: Record<string, string>; query?: Record<string, unknown>; body?: unknown; idempotencyKey?: string }

/** `fetch` with a time limit that throws refusals and shows each call to whoever looks. */
const sender = (who: string, observe: Observer): typeof fetch => async (input, init = {}) => {
  const response = await fetch(input, { signal: AbortSignal.timeout(TIMEOUT_MS), ...init })
  const { pathname, search } = new URL(String(input))
  const isTold = /json/.test(response.headers.get('content-type') ?? '')
  const body: unknown = isTold ? await response.clone().json() : null
  observe({ method: init.method ?? 'GET', path: `${pathname}${search}`, as: who, body: sentOf(init.body), answer: { status: response.status, body } })
  if (response.ok) return response
  throw new ApiError(`${init.method ?? 'GET'} ${pathname} as ${who}`, response.status, body as Problem | null)
}

const sentOf = (body: BodyInit | null | undefined): unknown => (typeof body === 'string' ? (JSON.parse(body) as unknown) : (body ?? undefined))

const filled = (path: string, params: Record<string, string> = {}): string =>
  path.replace(/{(\w+)}/g, (_part, name: string) => encodeURIComponent(params[name] ?? ''))

/** `where: { state: { equals: 'draft' } }` is `where[state][equals]=draft`. */
const searchOf = (query: Record<string, unknown> = {}): string => {
  const pairs = Object.entries(query).flatMap(([name, value]) => pairsOf(name, value))
  return pairs.length > 0 ? `?${new URLSearchParams(pairs).toString()}` : ''
}

const pairsOf = (name: string, value: unknown): [string, string][] => {
  if (value === undefined) return []
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, inner]) => pairsOf(`${name}[${key}]`, inner)) : [[name, String(value)]]
}

type Init = { method: string; headers: Record<string, string> }

/** A body with a file goes as a form, any other one as JSON. */
function bodied({ method, headers }: Init, body: unknown): RequestInit {
  if (body === undefined) return { method, headers }
  if (body instanceof FormData) return { method, headers, body }
  const hasFile = Object.values(body as object).some((value) => value instanceof Blob)
  if (hasFile) return { method, headers, body: formOf(body as Record<string, unknown>) }
  return { method, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

function formOf(body: Record<string, unknown>): FormData {
  const form = new FormData()
  // The file last: what comes after it may be cut off with it.
  for (const [name, value] of Object.entries(body)) if (!(value instanceof Blob)) form.set(name, String(value))
  for (const [name, value] of Object.entries(body)) if (value instanceof Blob) form.set(name, value)
  return form
}
