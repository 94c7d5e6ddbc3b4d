import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { forget } from '../../src/lib/kept/kept.ts'

export type TestDatabase = {
  url: string
  /** Runs SQL as the owner of the tables, past row-level security. */
  sql: <Row extends object = Record<string, unknown>>(text: string, values?: unknown[]) => Promise<Row[]>
  drop: () => Promise<void>
}

/** A database of its own with every table and no rows: a copy of the migrated template. */
export async function newDatabase(): Promise<TestDatabase> {
  const template = new URL(process.env['TEST_DATABASE_URL'] ?? '')
  const name = `test_${randomBytes(6).toString('hex')}`
  const url = new URL(template)
  url.pathname = `/${name}`
  await onServer(`create database ${name} template ${template.pathname.slice(1)} strategy file_copy`)
  const pool = new pg.Pool({ connectionString: url.href, max: 4 })
  // Dropping the database breaks idle clients; nobody waits for them.
  pool.on('error', () => undefined)
  return {
    url: url.href,
    sql: async (text, values = []) => {
      const { rows } = await pool.query(text, values)
      // The app hears of it in a moment, and tests don't wait.
      forget()
      return rows
    },
    drop: async () => {
      await pool.end()
      await onServer(`drop database if exists ${name} with (force)`)
    },
  }
}

async function onServer(text: string): Promise<void> {
  const url = new URL(process.env['TEST_DATABASE_URL'] ?? '')
  // Not the template itself: it can be copied only while nobody is connected to it.
  url.pathname = '/postgres'
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}
