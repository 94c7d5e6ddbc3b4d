// @ts-nocheck
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TYPE "public"."enum_refunds_stage" ADD VALUE 'unspent';`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "refunds" ALTER COLUMN "stage" SET DATA TYPE text;
  DROP TYPE "public"."enum_refunds_stage";
  CREATE TYPE "public"."enum_refunds_stage" AS ENUM('not_started', 'started', 'delivered', 'completed', 'closed');
  ALTER TABLE "refunds" ALTER COLUMN "stage" SET DATA TYPE "public"."enum_refunds_stage" USING "stage"::"public"."enum_refunds_stage";`)
}
