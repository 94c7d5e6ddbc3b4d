// @ts-nocheck
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "orders" ADD COLUMN "tax_minor" numeric;
  ALTER TABLE "orders" ADD COLUMN "tax" jsonb;
  ALTER TABLE "websites" ADD COLUMN "papers_is_tax_on_top" boolean DEFAULT false;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "orders" DROP COLUMN "tax_minor";
  ALTER TABLE "orders" DROP COLUMN "tax";
  ALTER TABLE "websites" DROP COLUMN "papers_is_tax_on_top";`)
}
