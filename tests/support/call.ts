export type CallOptions = {
  /** E-mail address of the caller; anonymous when absent. */
  as?: string
  /** A token to use instead of `as`. */
  token?: string
  /** Slug of the website the call is about, sent as `X-Website`. */
  website?: string
  /** An object is sent as JSON, a FormData as multipart, a string as it is. */
  body?: unknown
  headers?: Record<string, string>
}

// Answers are read loosely in tests: `expect` is what checks their shape.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Answer = { status: number; body: any; headers: Headers }

export type Call = (method: string, path: string, options?: CallOptions) => Promise<Answer>

type Caller = { url: string; tokenOf: (email: string) => Promise<string> }

/** Makes the function that tests speak HTTP with. */
export function caller({ url, tokenOf }: Caller): Call {
  return async (method, path, options = {}) => {
    const token = options.token ?? (options.as ? await tokenOf(options.as) : null)
    const response = await fetch(new URL(path, url), {
      method,
      redirect: 'manual',
      headers: {
        ...(token ? { authorization: `JWT ${token}` } : {}),
        ...(options.website ? { 'x-website': options.website } : {}),
        ...(isJson(options.body) ? { 'content-type': 'application/json' } : {}),
        ...options.headers,
      },
      body: isJson(options.body) ? JSON.stringify(options.body) : (options.body as BodyInit),
    })
    return { status: response.status, body: await bodyOf(response), headers: response.headers }
  }
}

const isJson = (body: unknown): boolean =>
  body !== undefined && typeof body !== 'string' && !(body instanceof FormData) && !(body instanceof Uint8Array)

async function bodyOf(response: Response): Promise<unknown> {
  const type = response.headers.get('content-type') ?? ''
  if (!/json/.test(type)) return /^(text|$)/.test(type) ? response.text() : response.bytes()
  const text = await response.text()
  return text ? JSON.parse(text) : null
}
