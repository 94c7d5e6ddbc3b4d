import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { startPostgres } from '../../src/server/embedded.ts'

/** Starts a Postgres for this run in a folder of its own and migrates the template of all databases. */
export default async function globalSetup() {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'scriptorium-test-'))
  const postgres = await startPostgres({
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

async function migrate(url) {
  const env = { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'test', DATABASE_URL: url }
  try {
    await promisify(execFile)(process.execPath, ['src/server/migrate.ts'], { env: { ...env, DATA_DIR: process.env.TEST_DIR } })
  } catch (error) {
    throw new Error(`The migrations failed:\n${error.stdout}\n${error.stderr}`)
  }
}
