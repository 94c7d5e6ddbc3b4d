import type { RunningServer } from '../servers/start.ts'
import type { CpuReader } from './cpu.ts'
import type { Loader } from './loader.ts'
import type { Cell, LoadRequest } from './types.ts'

type Measured = {
  loader: Loader
  server: RunningServer
  postgresCpu: CpuReader
  operation: string
  concurrency: number
  round: number
  seconds: number
  requests: LoadRequest[]
  isOnce: boolean
}

/** One operation at one concurrency against one server, with what it cost both sides. */
export async function measureCell(measured: Measured): Promise<Cell> {
  const { loader, server, postgresCpu, operation, concurrency, round, seconds, requests, isOnce } = measured
  const before = [server.cpu(), postgresCpu()] as const
  const result = await loader.load({ port: server.port, concurrency, seconds, requests, isOnce })
  const after = [server.cpu(), postgresCpu()] as const
  const done = result.latenciesMs.length
  const latencies = Float64Array.from(result.latenciesMs).sort()
  const each = (index: 0 | 1): number | null => (before[index] === null || after[index] === null || done === 0 ? null : (after[index] - before[index]) / done)
  return {
    server: server.name, operation, concurrency, round,
    requests: done, errors: result.errors, firstError: result.firstError,
    perSecond: (done - result.errors) / result.seconds,
    p50Ms: percentile(latencies, 0.5), p95Ms: percentile(latencies, 0.95), p99Ms: percentile(latencies, 0.99),
    serverCpuMs: each(0), postgresCpuMs: each(1),
    bytes: done === 0 ? 0 : result.bytes / done,
  }
}

/** Nearest rank: the latency that this share of all requests did not exceed. */
export function percentile(sorted: ArrayLike<number>, share: number): number {
  if (sorted.length === 0) return Number.NaN
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]!
}
