export type FieldProblem = { path: string; message: string }

/** What the API answers instead of doing something: `message` is the sentence for people. */
export class ApiRefusal extends Error {
  status: number
  code: string
  problems: FieldProblem[]

  constructor(status: number, answer: Answer | null) {
    super(answer?.detail ?? 'The server did not answer. Try again in a moment.')
    this.name = 'ApiRefusal'
    this.status = status
    this.code = answer?.code ?? 'no_answer'
    this.problems = answer?.details?.problems ?? []
  }
}

type Answer = { code?: string; detail?: string; details?: { problems?: FieldProblem[] } }
type Options = {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  body?: unknown
  key?: string
  /** Slug of the website that the call is about; without it, all that the person may see. */
  website?: string | null
  signal?: AbortSignal
}

/**
 * Calls the platform's API with the session of the panel. `key` is sent as `Idempotency-Key`.
 * @throws ApiRefusal with the sentence that the API answers with
 */
export async function callApi<T>(path: string, { method = 'GET', body, key, website, signal }: Options = {}): Promise<T> {
  const response = await reach(path, {
    method,
    credentials: 'include',
    ...(signal && { signal }),
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(website && { 'x-website': website }),
      ...(key && { 'idempotency-key': key }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const answer = (await response.json().catch(() => null)) as Answer | null
  if (response.ok && answer) return answer as T
  throw new ApiRefusal(response.status, answer)
}

/** A server that can't be reached answers nothing; what was given up is told as it is. */
const reach = (path: string, request: RequestInit): Promise<Response> =>
  fetch(path, request).catch((error: unknown) => {
    throw request.signal?.aborted ? error : new ApiRefusal(0, null)
  })
