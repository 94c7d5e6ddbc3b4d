import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/** One report for each day of a website and a gateway, and a cheap way to the bookings of a day: they are in the order of time. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(`
    create unique index reconciliations_day on reconciliations (website_id, gateway, day);
    create index ledger_transactions_when on ledger_transactions using brin (posted_at);
    create index ledger_postings_when on ledger_postings using brin (posted_at);`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute('drop index ledger_postings_when, ledger_transactions_when, reconciliations_day')
}
