// @ts-nocheck
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TYPE "public"."enum_ledger_transactions_kind" ADD VALUE 'withdrawn' BEFORE 'paid_by_wallet';
  ALTER TYPE "public"."enum_ledger_transactions_kind" ADD VALUE 'paid_by_gateway' BEFORE 'earned';
  ALTER TYPE "public"."enum_ledger_transactions_kind" ADD VALUE 'excess_credited' BEFORE 'earned';
  ALTER TYPE "public"."enum_ledger_transactions_kind" ADD VALUE 'refunded_after_earned' BEFORE 'adjusted';
  ALTER TYPE "public"."enum_ledger_transactions_kind" ADD VALUE 'refund_failed' BEFORE 'adjusted';
  ALTER TYPE "public"."enum_ledger_transactions_kind" ADD VALUE 'payout_sent' BEFORE 'adjusted';
  ALTER TYPE "public"."enum_ledger_transactions_kind" ADD VALUE 'payout_confirmed' BEFORE 'adjusted';
  ALTER TYPE "public"."enum_ledger_transactions_kind" ADD VALUE 'payout_failed' BEFORE 'adjusted';
  ALTER TYPE "public"."enum_ledger_transactions_kind" ADD VALUE 'payout_returned' BEFORE 'adjusted';
  ALTER TYPE "public"."enum_ledger_transactions_kind" ADD VALUE 'dispute_opened' BEFORE 'adjusted';
  ALTER TYPE "public"."enum_ledger_transactions_kind" ADD VALUE 'dispute_won' BEFORE 'adjusted';
  ALTER TYPE "public"."enum_ledger_transactions_kind" ADD VALUE 'gateway_fee' BEFORE 'adjusted';`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "ledger_transactions" ALTER COLUMN "kind" SET DATA TYPE text;
  DROP TYPE "public"."enum_ledger_transactions_kind";
  CREATE TYPE "public"."enum_ledger_transactions_kind" AS ENUM('topped_up', 'paid_by_wallet', 'earned', 'earning_reversed', 'earning_cleared', 'refunded_before_earned', 'adjusted', 'bonus_granted', 'bonus_lapsed');
  ALTER TABLE "ledger_transactions" ALTER COLUMN "kind" SET DATA TYPE "public"."enum_ledger_transactions_kind" USING "kind"::"public"."enum_ledger_transactions_kind";`)
}
