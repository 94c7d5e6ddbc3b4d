import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'
import { platformOf } from '../lib/feature.ts'

/** What Payload can't declare, a file an area: checks, triggers, generated columns, further indexes. */
export async function up({ db, payload }: MigrateUpArgs): Promise<void> {
  for (const area of platformOf(payload.config).areas) {
    const file = path.resolve(import.meta.dirname, `guards/${area}.sql`)
    if (existsSync(file)) await db.execute(readFileSync(file, 'utf8'))
  }
}

export async function down(_args: MigrateDownArgs): Promise<void> {
  throw new Error('The guards are not taken down: restore a backup instead')
}
