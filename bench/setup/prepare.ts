import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { makeBase } from './base.ts'
import { newSecret } from './people.ts'
import { startBenchPostgres, type BenchPostgres } from './postgres.ts'

export type Prepared = { postgres: BenchPostgres; secret: string; password: string; folder: string }

/** A database with what the product's demo made in it, and secrets of this run. */
export async function prepare(folder: string, tell: (line: string) => void): Promise<Prepared> {
  mkdirSync(folder, { recursive: true })
  tell('starting Postgres')
  const postgres = await startBenchPostgres(folder)
  const [secret, password] = [newSecret(), newSecret()]
  try {
    tell('migrating, and letting the demo play')
    await makeBase({ databaseUrl: postgres.url, secret, password, dataDir: path.join(folder, 'data') })
  } catch (error) {
    await postgres.stop()
    throw error
  }
  return { postgres, secret, password, folder }
}
