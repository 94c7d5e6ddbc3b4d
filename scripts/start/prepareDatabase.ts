import { globSync } from 'node:fs'
import pg from 'pg'
import { env } from '../../src/lib/env.ts'
import { hashOf } from '../bootstrap/hashOf.ts'
import { step } from '../bootstrap/progress.mjs'
import { runNode } from './runNode.ts'
import { stopping } from './stopping.ts'

// The configuration decides the tables and the queues; the panel does not.
const SOURCES = ['src/!(admin|app)/**/*.{ts,sql,json}', 'scripts/{api,demo}/**/*.ts', 'payload.config.ts', 'package-lock.json']

/**
 * Migrates, then puts in the demo data once; there is none in production. A mark in the database
 * tells the next start that it was prepared by this very code, which saves loading all of it.
 */
export async function prepareDatabase(): Promise<void> {
  const sources = `${env().APP_ENV} ${hashOf(globSync(SOURCES, { exclude: ['**/*.spec.ts'] }))}`
  if ((await mark()) === sources) return
  await step('Migrating the database', () => runNode(['src/server/migrate.ts'], stopping))
  if (env().APP_ENV !== 'production')
    await step('Making sure of the demo data', () => runNode(['scripts/demo/seed.ts'], stopping))
  await setMark(sources)
}

const mark = () =>
  withClient(async (client) => {
    const { rows } = await client.query<{ present: boolean }>(
      "select to_regclass('start_mark') is not null as present",
    )
    if (!rows[0]?.present) return null
    const found = await client.query<{ sources: string }>('select sources from start_mark')
    return found.rows[0]?.sources ?? null
  })

const setMark = (sources: string) =>
  withClient(async (client) => {
    await client.query('create table if not exists start_mark (sources text not null)')
    await client.query('delete from start_mark')
    await client.query('insert into start_mark values ($1)', [sources])
  })

async function withClient<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: env().DATABASE_URL })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
