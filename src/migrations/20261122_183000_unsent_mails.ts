import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/** The health page asks for mails that have not left, among all that have. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(`create index if not exists mails_unsent_idx on mails (created_at) where state in ('queued', 'failed')`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute('drop index if exists mails_unsent_idx')
}
