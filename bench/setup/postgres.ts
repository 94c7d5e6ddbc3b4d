import { readFileSync } from 'node:fs'
import { mkdir, realpath, rm } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { startPostgres } from '../../src/server/embedded.ts'

export type Sql = <Row extends object = Record<string, unknown>>(text: string, values?: unknown[]) => Promise<Row[]>

export type BenchPostgres = {
  url: string
  version: string
  settings: Record<string, string>
  /** Runs SQL as a superuser, past row-level security. */
  sql: Sql
  /** The same without foreign keys, triggers and waiting for the disk: for copies of rows that have passed them. */
  bulk: Sql
  /** Process id of the postmaster, whose children serve the connections; null where /proc is not there. */
  pid: number | null
  /** The file of its log, where auto_explain writes plans. */
  log: string
  stop: () => Promise<void>
}

// As durable as `npm start`. Autovacuum is off, so that it does not work in one server's round and not
// in the other's; the data is vacuumed and analyzed once it is there.
const SETTINGS = {
  shared_preload_libraries: 'pg_stat_statements,auto_explain',
  'pg_stat_statements.max': '2000',
  shared_buffers: '1GB',
  max_wal_size: '8GB',
  checkpoint_timeout: '30min',
  maintenance_work_mem: '512MB',
  max_connections: '120',
  autovacuum: 'off',
}

/** A Postgres of the benchmark's own, with empty data, that leaves nothing behind. */
export async function startBenchPostgres(folder: string): Promise<BenchPostgres> {
  const dataDir = path.join(folder, 'postgres')
  await rm(dataDir, { recursive: true, force: true })
  await mkdir(dataDir, { recursive: true })
  const server = await startPostgres({ dataDir, temporary: true, settings: SETTINGS })
  const pools = [poolOf(server.url), poolOf(server.url, '-c session_replication_role=replica -c synchronous_commit=off')] as const
  const [sql, bulk] = pools.map((pool): Sql => async (text, values = []) => (await pool.query(text, values)).rows) as [Sql, Sql]
  await sql('create extension if not exists pg_stat_statements')
  const [{ backend }] = (await sql<{ backend: number }>('select pg_backend_pid() as backend')) as [{ backend: number }]
  const [{ server_version: version }] = (await sql<{ server_version: string }>('show server_version')) as [{ server_version: string }]
  return {
    url: server.url, version, settings: SETTINGS, sql, bulk, pid: parentOf(backend),
    log: path.join(await realpath(path.join(dataDir, 'postgres-18')), 'log'),
    stop: async () => {
      for (const pool of pools) await pool.end()
      await server.stop()
    },
  }
}

function poolOf(connectionString: string, options = ''): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 2, options })
  pool.on('error', () => undefined)
  return pool
}

function parentOf(pid: number): number | null {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
  } catch {
    return null
  }
}
