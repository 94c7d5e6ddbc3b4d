import pg from 'pg'
import { env, forgetEnv } from '../../src/lib/env.ts'
import { PlainError } from '../../src/lib/PlainError.ts'
import { startPostgres } from '../../src/server/embedded.ts'
import { plainly } from '../../src/server/embedded/plainly.ts'

export type OpenDatabase = { stop: () => Promise<void>; died: Promise<Error> }

/**
 * Reaches the Postgres of DATABASE_URL, or starts the embedded one and puts its URL there for this
 * process and its children.
 */
export async function openDatabase(): Promise<OpenDatabase> {
  if (process.env['DATABASE_URL']?.trim()) return reach(env().DATABASE_URL)
  try {
    const postgres = await startPostgres({ dataDir: env().DATA_DIR })
    process.env['DATABASE_URL'] = postgres.url
    forgetEnv()
    return { stop: postgres.stop, died: postgres.died.then((why) => plainly(new PlainError(why)) as Error) }
  } catch (error) {
    throw plainly(error)
  }
}

async function reach(url: string): Promise<OpenDatabase> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    const { rows } = await client.query<{ server_version_num: string }>('show server_version_num')
    if (Number(rows[0]?.server_version_num) < 150_000)
      throw new PlainError('The Postgres of DATABASE_URL is older than version 15.')
  } catch (cause) {
    if (cause instanceof PlainError) throw cause
    const { host } = new URL(url)
    throw new PlainError(`The Postgres of DATABASE_URL at ${host} can't be used: ${reasonOf(cause)}.`, { cause })
  } finally {
    await client.end().catch(() => undefined)
  }
  return { stop: async () => undefined, died: new Promise(() => undefined) }
}

/** A refused connection to a name with two addresses is an AggregateError without a message. */
function reasonOf(error: unknown): string {
  const first = error instanceof AggregateError ? (error.errors[0] as Error) : (error as Error)
  return first.message
}
