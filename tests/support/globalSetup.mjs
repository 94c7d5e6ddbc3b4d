import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { startPostgres } from '../../src/server/embedded.ts'

/**
 * Starts a Postgres for this run in a folder of its own, or takes that of TEST_POSTGRES_URL, and migrates
 * the template of all databases.
 */
export default async function globalSetup() {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'scriptorium-test-'))
  const given = process.env.TEST_POSTGRES_URL
  const postgres = given ? await onGiven(given, dataDir) : await startPostgres({
    dataDir,
    durable: false,
    temporary: true,
    settings: { max_connections: '300', shared_buffers: '256MB' },
  })
  globalThis.stopTestPostgres = postgres.stop
  process.env.TEST_DATABASE_URL = postgres.url
  // Above the data folder nothing is left behind when the run is killed: the keeper removes it.
  process.env.TEST_DIR = dataDir
  await migrate(postgres.url).catch(async (error) => {
    await postgres.stop()
    await rm(dataDir, { recursive: true, force: true })
    throw error
  })
}

/** A new database on a server that somebody else started and stops: `npm run services -- postgres`. */
async function onGiven(url, dataDir) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('drop database if exists scriptorium with (force)')
  await client.query('create database scriptorium')
  await client.end()
  return { url: new URL('/scriptorium', url).href, stop: () => rm(dataDir, { recursive: true, force: true }) }
}

async function migrate(url) {
  const env = { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'test', DATABASE_URL: url }
  try {
    await promisify(execFile)(process.execPath, ['src/server/migrate.ts'], { env: { ...env, DATA_DIR: process.env.TEST_DIR } })
  } catch (error) {
    throw new Error(`The migrations failed:\n${error.stdout}\n${error.stderr}`)
  }
}
