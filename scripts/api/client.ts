const TIMEOUT_MS = 30_000

// Answers are read loosely: a script that misreads one stops there.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Json = Record<string, any>
export type Answer = { status: number; body: Record<string, unknown> }
export type Observer = (call: { method: string; path: string; as: string; body: unknown; answer: Answer }) => void

/** Somebody who speaks with the REST API on one website. */
export type Session = {
  who: string
  get: (path: string) => Promise<Json>
  post: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<Json>
  patch: (path: string, body: unknown) => Promise<Json>
}

export type Api = {
  anonymous: (website: string | null) => Session
  login: (email: string, password: string, website: string | null) => Promise<Session>
}

/**
 * Speaks with a running server as frontends do. `observe` sees every call.
 * @throws Error with the problem's sentence when an answer is not a success
 */
export function connectApi(url: string, observe: Observer = () => undefined): Api {
  const session = (who: string, headers: Record<string, string>): Session => {
    const call = async (method: string, path: string, body?: unknown, more: Record<string, string> = {}) => {
      const answer = await send({ url, method, path, body, headers: { ...headers, ...more } })
      observe({ method, path, as: who, body, answer })
      if (answer.status < 400) return answer.body as Json
      throw new Error(`${method} ${path} as ${who} answered ${answer.status} ${String(answer.body.code)}: ${String(answer.body.detail)}`)
    }
    return {
      who,
      get: (path) => call('GET', path),
      post: (path, body = {}, more) => call('POST', path, body, more),
      patch: (path, body) => call('PATCH', path, body),
    }
  }
  const named = (website: string | null): Record<string, string> => (website ? { 'x-website': website } : {})
  const anonymous = (website: string | null) => session('anyone', named(website))
  return {
    anonymous,
    login: async (email, password, website) => {
      const { token } = await anonymous(website).post('/api/users/login', { email, password })
      return session(email, { ...named(website), authorization: `JWT ${String(token)}` })
    },
  }
}

type Sent = { url: string; method: string; path: string; body: unknown; headers: Record<string, string> }

async function send({ url, method, path, body, headers }: Sent): Promise<Answer> {
  const isForm = body instanceof FormData
  const response = await fetch(new URL(path, url), {
    method,
    headers: { ...headers, ...(body !== undefined && !isForm && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  const text = await response.text()
  return { status: response.status, body: text ? (JSON.parse(text) as Record<string, unknown>) : {} }
}
