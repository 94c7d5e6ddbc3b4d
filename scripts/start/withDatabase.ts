import { spawn } from 'node:child_process'
import { once } from 'node:events'
import pg from 'pg'
import { env } from '../../src/lib/env.ts'
import { fail } from '../bootstrap/fail.mjs'
import { loadSettings } from './loadSettings.ts'
import { openDatabase } from './openDatabase.ts'

/** Runs the script named by the first argument against the running database, or starts it meanwhile. */
async function run([script, ...args]: string[]): Promise<number> {
  loadSettings()
  const database = (await isRunning()) ? null : await openDatabase()
  try {
    const child = spawn(process.execPath, [script ?? '', ...args], { stdio: 'inherit' })
    const [code] = await once(child, 'exit')
    return (code as number | null) ?? 1
  } finally {
    await database?.stop()
  }
}

async function isRunning(): Promise<boolean> {
  const client = new pg.Client({ connectionString: env().DATABASE_URL, connectionTimeoutMillis: 2_000 })
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

try {
  process.exit(await run(process.argv.slice(2)))
} catch (error) {
  fail(error)
}
