// @ts-nocheck
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_payouts_method" AS ENUM('bank', 'connect');
  CREATE TYPE "public"."enum_payouts_state" AS ENUM('requested', 'held', 'approved', 'in_transit', 'paid', 'failed', 'returned', 'rejected', 'cancelled');
  CREATE TYPE "public"."enum_payout_batches_state" AS ENUM('prepared', 'approved', 'in_transit', 'settled', 'cancelled');
  CREATE TYPE "public"."enum_payout_details_method" AS ENUM('bank', 'connect');
  CREATE TYPE "public"."enum_websites_payouts_schedule" AS ENUM('off', 'weekly', 'monthly');
  CREATE TABLE "payouts" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"website_id" uuid NOT NULL,
  	"code" varchar NOT NULL,
  	"writer_id" uuid NOT NULL,
  	"amount_minor" numeric NOT NULL,
  	"currency" varchar NOT NULL,
  	"method" "enum_payouts_method" NOT NULL,
  	"account" varchar NOT NULL,
  	"details_id" uuid NOT NULL,
  	"batch_id" uuid,
  	"reason" varchar,
  	"reference" varchar,
  	"gateway_id" varchar,
  	"period" varchar,
  	"held_until" timestamp(3) with time zone,
  	"requested_by_id" uuid,
  	"approved_by_id" uuid,
  	"approved_at" timestamp(3) with time zone,
  	"sent_at" timestamp(3) with time zone,
  	"ended_at" timestamp(3) with time zone,
  	"transaction_id" uuid,
  	"settlement_id" uuid,
  	"reversal_id" uuid,
  	"state" "enum_payouts_state" DEFAULT 'requested' NOT NULL,
  	"state_since" timestamp(3) with time zone,
  	"state_episode" numeric DEFAULT 0 NOT NULL,
  	"version" numeric DEFAULT 0 NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payout_batches" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"website_id" uuid NOT NULL,
  	"code" varchar NOT NULL,
  	"payout_count" numeric NOT NULL,
  	"total_minor" numeric NOT NULL,
  	"currency" varchar NOT NULL,
  	"reference" varchar,
  	"reason" varchar,
  	"payer" jsonb,
  	"prepared_by_id" uuid NOT NULL,
  	"approved_by_id" uuid,
  	"approved_at" timestamp(3) with time zone,
  	"sent_at" timestamp(3) with time zone,
  	"state" "enum_payout_batches_state" DEFAULT 'prepared' NOT NULL,
  	"state_since" timestamp(3) with time zone,
  	"state_episode" numeric DEFAULT 0 NOT NULL,
  	"version" numeric DEFAULT 0 NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payout_details" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"website_id" uuid NOT NULL,
  	"writer_id" uuid NOT NULL,
  	"method" "enum_payout_details_method" DEFAULT 'bank' NOT NULL,
  	"holder" varchar,
  	"iban" varchar,
  	"bic" varchar,
  	"account_id" varchar,
  	"masked" varchar,
  	"changed_by_id" uuid,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "websites" ADD COLUMN "payouts_schedule" "enum_websites_payouts_schedule" DEFAULT 'off' NOT NULL;
  ALTER TABLE "websites" ADD COLUMN "payouts_minimum_minor" numeric DEFAULT 5000 NOT NULL;
  ALTER TABLE "websites" ADD COLUMN "payouts_hold_days" numeric DEFAULT 3 NOT NULL;
  ALTER TABLE "websites" ADD COLUMN "payouts_payer_name" varchar;
  ALTER TABLE "websites" ADD COLUMN "payouts_payer_iban" varchar;
  ALTER TABLE "websites" ADD COLUMN "payouts_payer_bic" varchar;
  ALTER TABLE "payouts" ADD CONSTRAINT "payouts_website_id_websites_id_fk" FOREIGN KEY ("website_id") REFERENCES "public"."websites"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "payouts" ADD CONSTRAINT "payouts_writer_id_users_id_fk" FOREIGN KEY ("writer_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "payouts" ADD CONSTRAINT "payouts_details_id_payout_details_id_fk" FOREIGN KEY ("details_id") REFERENCES "public"."payout_details"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "payouts" ADD CONSTRAINT "payouts_batch_id_payout_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."payout_batches"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "payouts" ADD CONSTRAINT "payouts_requested_by_id_users_id_fk" FOREIGN KEY ("requested_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "payouts" ADD CONSTRAINT "payouts_approved_by_id_users_id_fk" FOREIGN KEY ("approved_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "payouts" ADD CONSTRAINT "payouts_transaction_id_ledger_transactions_id_fk" FOREIGN KEY ("transaction_id") REFERENCES "public"."ledger_transactions"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "payouts" ADD CONSTRAINT "payouts_settlement_id_ledger_transactions_id_fk" FOREIGN KEY ("settlement_id") REFERENCES "public"."ledger_transactions"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "payouts" ADD CONSTRAINT "payouts_reversal_id_ledger_transactions_id_fk" FOREIGN KEY ("reversal_id") REFERENCES "public"."ledger_transactions"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "payout_batches" ADD CONSTRAINT "payout_batches_website_id_websites_id_fk" FOREIGN KEY ("website_id") REFERENCES "public"."websites"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "payout_batches" ADD CONSTRAINT "payout_batches_prepared_by_id_users_id_fk" FOREIGN KEY ("prepared_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "payout_batches" ADD CONSTRAINT "payout_batches_approved_by_id_users_id_fk" FOREIGN KEY ("approved_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "payout_details" ADD CONSTRAINT "payout_details_website_id_websites_id_fk" FOREIGN KEY ("website_id") REFERENCES "public"."websites"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "payout_details" ADD CONSTRAINT "payout_details_writer_id_users_id_fk" FOREIGN KEY ("writer_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "payout_details" ADD CONSTRAINT "payout_details_changed_by_id_users_id_fk" FOREIGN KEY ("changed_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  CREATE INDEX "payouts_website_idx" ON "payouts" USING btree ("website_id");
  CREATE INDEX "payouts_code_idx" ON "payouts" USING btree ("code");
  CREATE INDEX "payouts_writer_idx" ON "payouts" USING btree ("writer_id");
  CREATE INDEX "payouts_details_idx" ON "payouts" USING btree ("details_id");
  CREATE INDEX "payouts_batch_idx" ON "payouts" USING btree ("batch_id");
  CREATE INDEX "payouts_gateway_id_idx" ON "payouts" USING btree ("gateway_id");
  CREATE INDEX "payouts_requested_by_idx" ON "payouts" USING btree ("requested_by_id");
  CREATE INDEX "payouts_approved_by_idx" ON "payouts" USING btree ("approved_by_id");
  CREATE INDEX "payouts_transaction_idx" ON "payouts" USING btree ("transaction_id");
  CREATE INDEX "payouts_settlement_idx" ON "payouts" USING btree ("settlement_id");
  CREATE INDEX "payouts_reversal_idx" ON "payouts" USING btree ("reversal_id");
  CREATE INDEX "payouts_state_idx" ON "payouts" USING btree ("state");
  CREATE INDEX "payouts_created_at_idx" ON "payouts" USING btree ("created_at");
  CREATE INDEX "payouts_updated_at_idx" ON "payouts" USING btree ("updated_at");
  CREATE INDEX "website_state_createdAt_1_idx" ON "payouts" USING btree ("website_id","state","created_at");
  CREATE INDEX "writer_createdAt_idx" ON "payouts" USING btree ("writer_id","created_at");
  CREATE INDEX "payout_batches_website_idx" ON "payout_batches" USING btree ("website_id");
  CREATE INDEX "payout_batches_code_idx" ON "payout_batches" USING btree ("code");
  CREATE INDEX "payout_batches_prepared_by_idx" ON "payout_batches" USING btree ("prepared_by_id");
  CREATE INDEX "payout_batches_approved_by_idx" ON "payout_batches" USING btree ("approved_by_id");
  CREATE INDEX "payout_batches_state_idx" ON "payout_batches" USING btree ("state");
  CREATE INDEX "payout_batches_created_at_idx" ON "payout_batches" USING btree ("created_at");
  CREATE INDEX "payout_batches_updated_at_idx" ON "payout_batches" USING btree ("updated_at");
  CREATE INDEX "website_state_createdAt_2_idx" ON "payout_batches" USING btree ("website_id","state","created_at");
  CREATE INDEX "payout_details_website_idx" ON "payout_details" USING btree ("website_id");
  CREATE INDEX "payout_details_writer_idx" ON "payout_details" USING btree ("writer_id");
  CREATE INDEX "payout_details_changed_by_idx" ON "payout_details" USING btree ("changed_by_id");
  CREATE INDEX "payout_details_created_at_idx" ON "payout_details" USING btree ("created_at");
  CREATE INDEX "payout_details_updated_at_idx" ON "payout_details" USING btree ("updated_at");
  CREATE INDEX "website_writer_idx" ON "payout_details" USING btree ("website_id","writer_id");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "payouts" CASCADE;
  DROP TABLE "payout_batches" CASCADE;
  DROP TABLE "payout_details" CASCADE;
  ALTER TABLE "websites" DROP COLUMN "payouts_schedule";
  ALTER TABLE "websites" DROP COLUMN "payouts_minimum_minor";
  ALTER TABLE "websites" DROP COLUMN "payouts_hold_days";
  ALTER TABLE "websites" DROP COLUMN "payouts_payer_name";
  ALTER TABLE "websites" DROP COLUMN "payouts_payer_iban";
  ALTER TABLE "websites" DROP COLUMN "payouts_payer_bic";
  DROP TYPE "public"."enum_payouts_method";
  DROP TYPE "public"."enum_payouts_state";
  DROP TYPE "public"."enum_payout_batches_state";
  DROP TYPE "public"."enum_payout_details_method";
  DROP TYPE "public"."enum_websites_payouts_schedule";`)
}
