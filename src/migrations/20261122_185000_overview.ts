import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * Homes ask what happened in the last days: orders by the day of delivery and completion, and postings
 * by their moment. Postings come in the order of time, so a range of blocks a line is index enough.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(`
    create index if not exists orders_delivered_idx on orders (website_id, delivered_at) where delivered_at is not null;
    create index if not exists orders_completed_idx on orders (website_id, completed_at) where completed_at is not null;
    create index if not exists ledger_postings_posted_idx on ledger_postings using brin (posted_at) with (pages_per_range = 32, autosummarize = on);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute('drop index if exists orders_delivered_idx; drop index if exists orders_completed_idx; drop index if exists ledger_postings_posted_idx')
}
