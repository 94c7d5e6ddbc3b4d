import type { Line } from './summary.ts'

const FULL = 0.85
const NEARLY_ALL = 0.8
/** Collecting garbage and signing work beside the thread, too, but never half a core. */
const HASHING = 1.5

/**
 * What keeps a figure from being higher, by how busy each part was: Node runs a server's code in one
 * thread, Postgres a process for each connection, and the load has a process of its own.
 */
export function limitOf({ perSecond, serverCpuMs, postgresCpuMs, concurrency }: Line, cores: number): string {
  if (serverCpuMs === null || postgresCpuMs === null) return 'unknown: no /proc here'
  const [server, postgres] = [(perSecond * serverCpuMs) / 1_000, (perSecond * postgresCpuMs) / 1_000]
  const busy = `server ${percent(server)}, Postgres ${percent(postgres)} of a core`
  if (server > HASHING) return `the cores: hashing runs beside the server’s thread (${busy})`
  if (server > FULL) return `the server’s one thread (${busy})`
  if (server + postgres > cores * NEARLY_ALL) return `the machine’s ${cores} cores (${busy})`
  if (concurrency === 1) return `one request at a time: the way there and back, and the disk at COMMIT (${busy})`
  return `the disk at COMMIT, locks, and the load’s own work on the same cores (${busy})`
}

const percent = (share: number): string => `${Math.round(share * 100)} %`
