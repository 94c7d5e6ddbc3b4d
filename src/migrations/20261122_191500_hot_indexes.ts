import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * Under row-level security an index helps only as far as its first columns are compared by operators
 * that Postgres knows to leak nothing: uuid, text and moments, but not enums, which come last or not at all.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(`
    create index if not exists ledger_accounts_owner_idx on ledger_accounts (owner_id, website_id, owner_kind, currency);
    create index if not exists orders_client_latest_idx on orders (client_id, created_at desc);
    create index if not exists orders_writer_latest_idx on orders (writer_id, created_at desc);
    create index if not exists orders_website_latest_idx on orders (website_id, created_at desc)`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute('drop index if exists ledger_accounts_owner_idx, orders_client_latest_idx, orders_writer_latest_idx, orders_website_latest_idx')
}
