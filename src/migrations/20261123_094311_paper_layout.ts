// @ts-nocheck
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_websites_papers_page_size" AS ENUM('A4', 'LETTER');
  ALTER TABLE "papers" ADD COLUMN "layout" jsonb;
  ALTER TABLE "websites" ADD COLUMN "papers_page_size" "enum_websites_papers_page_size" DEFAULT 'A4' NOT NULL;
  ALTER TABLE "websites" ADD COLUMN "papers_accent_color" varchar;
  ALTER TABLE "websites" ADD COLUMN "papers_logo" varchar;
  ALTER TABLE "websites" ADD COLUMN "papers_footer" varchar;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "papers" DROP COLUMN "layout";
  ALTER TABLE "websites" DROP COLUMN "papers_page_size";
  ALTER TABLE "websites" DROP COLUMN "papers_accent_color";
  ALTER TABLE "websites" DROP COLUMN "papers_logo";
  ALTER TABLE "websites" DROP COLUMN "papers_footer";
  DROP TYPE "public"."enum_websites_papers_page_size";`)
}
