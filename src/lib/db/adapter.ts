import path from 'node:path'
import type pg from 'pg'
import { hardPostgres } from './hardPostgres.ts'
import { restrictDeletes } from './restrictDeletes.ts'

/** The database under Payload, over one connection: the application's, or the owner's for migrations. */
export const database = (root: string, pool: pg.PoolConfig) =>
  hardPostgres({
    idType: 'uuidv7',
    pool: pool as never,
    // Migrations are the only way in which the schema changes, also in tests.
    push: false,
    migrationDir: path.resolve(root, 'src/migrations'),
    beforeSchemaInit: [restrictDeletes],
  })
