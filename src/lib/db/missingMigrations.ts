import { readdirSync } from 'node:fs'
import type { Payload } from 'payload'

type Queryable = { query(text: string): Promise<{ rows: { name: string }[] }> }

/** Names of the migrations that this code has and the database has not run, in their order. */
export async function missingMigrations(payload: Payload): Promise<string[]> {
  const { migrationDir, pool } = payload.db as unknown as { migrationDir: string; pool: Queryable }
  const { rows } = await pool.query('select name from payload_migrations')
  const done = new Set(rows.map(({ name }) => name))
  return namesIn(migrationDir).filter((name) => !done.has(name))
}

const namesIn = (folder: string): string[] =>
  readdirSync(folder).filter((file) => /^\d+_.*\.ts$/.test(file)).map((file) => file.replace(/\.ts$/, '')).sort()
