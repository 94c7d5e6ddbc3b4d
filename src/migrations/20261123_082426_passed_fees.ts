// @ts-nocheck
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "payment_settings" ADD COLUMN "passes_stripe_fee" boolean DEFAULT false;
  ALTER TABLE "payment_settings" ADD COLUMN "stripe_fee_basis_points" numeric DEFAULT 290;
  ALTER TABLE "payment_settings" ADD COLUMN "stripe_fee_fixed_minor" numeric DEFAULT 30;
  ALTER TABLE "payment_settings" ADD COLUMN "passes_manual_fee" boolean DEFAULT false;
  ALTER TABLE "payment_settings" ADD COLUMN "manual_fee_basis_points" numeric DEFAULT 0;
  ALTER TABLE "payment_settings" ADD COLUMN "manual_fee_fixed_minor" numeric DEFAULT 0;
  ALTER TABLE "payments" ADD COLUMN "surcharge_minor" numeric DEFAULT 0;
  ALTER TABLE "payments" ADD COLUMN "surcharge_taken_minor" numeric DEFAULT 0;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "payment_settings" DROP COLUMN "passes_stripe_fee";
  ALTER TABLE "payment_settings" DROP COLUMN "stripe_fee_basis_points";
  ALTER TABLE "payment_settings" DROP COLUMN "stripe_fee_fixed_minor";
  ALTER TABLE "payment_settings" DROP COLUMN "passes_manual_fee";
  ALTER TABLE "payment_settings" DROP COLUMN "manual_fee_basis_points";
  ALTER TABLE "payment_settings" DROP COLUMN "manual_fee_fixed_minor";
  ALTER TABLE "payments" DROP COLUMN "surcharge_minor";
  ALTER TABLE "payments" DROP COLUMN "surcharge_taken_minor";`)
}
