/** One request that the load sends. */
export type LoadRequest = {
  method: 'GET' | 'POST'
  path: string
  headers: Record<string, string>
  body?: unknown
  /** The body as it is sent, where each byte counts. */
  text?: string
  /** The status of success; any other answer is an error. */
  expect: number
  /** Gets a new Idempotency-Key each time it is sent. */
  hasKey?: boolean
}

export type LoadOrder = {
  port: number
  concurrency: number
  /** At most this long … */
  seconds: number
  /** … and this many. */
  count?: number
  requests: LoadRequest[]
  /** Sends so many a second, whether or not answers have come; a latency counts from when the request was due. */
  perSecond?: number
  /** Each may be sent once; otherwise they are sent in turn. */
  isOnce?: boolean
}

export type LoadResult = {
  latenciesMs: number[]
  errors: number
  seconds: number
  bytes: number
  sent: number
  firstError: string | null
}

/** What one operation cost one server at one concurrency in one round. */
export type Cell = {
  server: ServerName
  operation: string
  concurrency: number
  round: number
  requests: number
  errors: number
  firstError: string | null
  perSecond: number
  p50Ms: number
  p95Ms: number
  p99Ms: number
  /** Processor time for each operation; null where /proc is not there. */
  serverCpuMs: number | null
  postgresCpuMs: number | null
  /** Bytes of an answer's body, on average. */
  bytes: number
}

export type ServerName = 'product' | 'floor' | 'plain'
