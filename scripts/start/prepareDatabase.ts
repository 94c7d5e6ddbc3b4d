import { existsSync } from 'node:fs'
import { env } from '../../src/lib/env.ts'
import { step } from '../bootstrap/progress.mjs'
import { runNode } from './runNode.ts'
import { stopping } from './stopping.ts'

/** Migrates, then puts in the demo data once; there is none in production. */
export async function prepareDatabase(): Promise<void> {
  await step('Migrating the database', () => runNode(['src/server/migrate.ts'], stopping))
  if (env().APP_ENV === 'production' || !existsSync(SEED)) return
  await step('Making sure of the demo data', () => runNode([SEED], stopping))
}

const SEED = 'scripts/demo/seed.ts'
