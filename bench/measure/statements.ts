import type { BenchPostgres } from '../setup/postgres.ts'
import type { RunningServer } from '../servers/start.ts'
import type { Loader } from './loader.ts'
import type { LoadRequest } from './types.ts'

export type Statements = { perRequest: number; texts: { text: string; calls: number }[] }

const REQUESTS = 20

/**
 * SQL statements of one request as Postgres counts them, BEGIN, COMMIT and the like included, on
 * average over 20 requests one after the other.
 */
export async function countStatements(postgres: BenchPostgres, { loader, server, requests }: { loader: Loader; server: RunningServer; requests: LoadRequest[] }): Promise<Statements> {
  await postgres.sql('select pg_stat_statements_reset()')
  const { errors, firstError, latenciesMs } = await loader.load({ port: server.port, concurrency: 1, seconds: 60, count: REQUESTS, requests, isOnce: requests.length <= REQUESTS })
  if (errors > 0) throw new Error(`${server.name} failed while its statements were counted: ${firstError}`)
  const found = await postgres.sql<{ text: string; calls: string }>(
    `select query as text, sum(calls) as calls from pg_stat_statements
     where dbid = (select oid from pg_database where datname = current_database()) and query !~ 'pg_stat_statements'
       -- A deferred foreign key looks at COMMIT; nobody sent that.
       and query !~ 'FOR KEY SHARE OF x$'
     group by 1 order by 2 desc`,
  )
  const texts = found.map(({ text, calls }) => ({ text, calls: Number(calls) / latenciesMs.length }))
  // The now and then of a process, such as a look-up that is kept for half a minute, is not the request's.
  const regular = texts.filter(({ calls }) => calls >= 0.2)
  return { perRequest: regular.reduce((sum, { calls }) => sum + calls, 0), texts: regular }
}
