// @ts-nocheck
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_refunds_stage" AS ENUM('not_started', 'started', 'delivered', 'completed', 'closed');
  CREATE TYPE "public"."enum_refunds_destination" AS ENUM('sources', 'wallet');
  CREATE TYPE "public"."enum_refunds_automatic" AS ENUM('policy', 'cancelled');
  CREATE TYPE "public"."enum_refunds_state" AS ENUM('requested', 'approved', 'processing', 'succeeded', 'rejected', 'failed');
  CREATE TABLE "refunds" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"website_id" uuid NOT NULL,
  	"code" varchar NOT NULL,
  	"client_id" uuid NOT NULL,
  	"payable_collection" varchar NOT NULL,
  	"payable_id" varchar NOT NULL,
  	"amount_minor" numeric NOT NULL,
  	"currency" varchar NOT NULL,
  	"reason" varchar NOT NULL,
  	"refusal" varchar,
  	"stage" "enum_refunds_stage" NOT NULL,
  	"entitlement_percent" numeric NOT NULL,
  	"entitled_minor" numeric NOT NULL,
  	"entitlement_reasons" jsonb,
  	"destination" "enum_refunds_destination",
  	"gateway_minor" numeric,
  	"wallet_minor" numeric,
  	"bonus_minor" numeric,
  	"after_earned_minor" numeric,
  	"clawed_back_minor" numeric,
  	"parts" jsonb,
  	"why_person" jsonb,
  	"limit_minor" numeric NOT NULL,
  	"automatic" "enum_refunds_automatic",
  	"requested_by_id" uuid,
  	"decided_by_id" uuid,
  	"held_transaction_id" uuid,
  	"earned_transaction_id" uuid,
  	"next_ask_at" timestamp(3) with time zone,
  	"asks" numeric DEFAULT 0 NOT NULL,
  	"state" "enum_refunds_state" DEFAULT 'requested' NOT NULL,
  	"state_since" timestamp(3) with time zone,
  	"state_episode" numeric DEFAULT 0 NOT NULL,
  	"version" numeric DEFAULT 0 NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "earnings" ADD COLUMN "clawed_back_minor" numeric DEFAULT 0;
  ALTER TABLE "earnings" ADD COLUMN "returned_minor" numeric DEFAULT 0;
  ALTER TABLE "earnings" ADD COLUMN "returned_tax_minor" numeric DEFAULT 0;
  ALTER TABLE "websites" ADD COLUMN "settings_delivered_refund_percent" numeric DEFAULT 20 NOT NULL;
  ALTER TABLE "websites" ADD COLUMN "settings_delivered_refund_days" numeric DEFAULT 14 NOT NULL;
  ALTER TABLE "websites" ADD COLUMN "settings_completed_refund_percent" numeric DEFAULT 0 NOT NULL;
  ALTER TABLE "websites" ADD COLUMN "settings_completed_refund_days" numeric DEFAULT 14 NOT NULL;
  ALTER TABLE "websites" ADD COLUMN "settings_refund_approval_minor" numeric DEFAULT 10000 NOT NULL;
  ALTER TABLE "websites" ADD COLUMN "settings_claw_back_owed_maximum_minor" numeric DEFAULT 10000 NOT NULL;
  ALTER TABLE "websites" ADD COLUMN "settings_auto_refund_maximum_minor" numeric DEFAULT 0 NOT NULL;
  ALTER TABLE "websites" ADD COLUMN "settings_auto_refunds_in90_days" numeric DEFAULT 1 NOT NULL;
  ALTER TABLE "websites" ADD COLUMN "settings_auto_refund_account_days" numeric DEFAULT 30 NOT NULL;
  ALTER TABLE "websites" ADD COLUMN "settings_auto_refunds_not_started" boolean DEFAULT true;
  ALTER TABLE "websites" ADD COLUMN "settings_auto_refunds_started" boolean DEFAULT false;
  ALTER TABLE "websites" ADD COLUMN "settings_auto_refunds_delivered" boolean DEFAULT false;
  ALTER TABLE "websites" ADD COLUMN "settings_auto_refunds_completed" boolean DEFAULT false;
  ALTER TABLE "refunds" ADD CONSTRAINT "refunds_website_id_websites_id_fk" FOREIGN KEY ("website_id") REFERENCES "public"."websites"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "refunds" ADD CONSTRAINT "refunds_client_id_users_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "refunds" ADD CONSTRAINT "refunds_requested_by_id_users_id_fk" FOREIGN KEY ("requested_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "refunds" ADD CONSTRAINT "refunds_decided_by_id_users_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "refunds" ADD CONSTRAINT "refunds_held_transaction_id_ledger_transactions_id_fk" FOREIGN KEY ("held_transaction_id") REFERENCES "public"."ledger_transactions"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "refunds" ADD CONSTRAINT "refunds_earned_transaction_id_ledger_transactions_id_fk" FOREIGN KEY ("earned_transaction_id") REFERENCES "public"."ledger_transactions"("id") ON DELETE restrict ON UPDATE no action;
  CREATE INDEX "refunds_website_idx" ON "refunds" USING btree ("website_id");
  CREATE INDEX "refunds_client_idx" ON "refunds" USING btree ("client_id");
  CREATE INDEX "refunds_payable_id_idx" ON "refunds" USING btree ("payable_id");
  CREATE INDEX "refunds_requested_by_idx" ON "refunds" USING btree ("requested_by_id");
  CREATE INDEX "refunds_decided_by_idx" ON "refunds" USING btree ("decided_by_id");
  CREATE INDEX "refunds_held_transaction_idx" ON "refunds" USING btree ("held_transaction_id");
  CREATE INDEX "refunds_earned_transaction_idx" ON "refunds" USING btree ("earned_transaction_id");
  CREATE INDEX "refunds_next_ask_at_idx" ON "refunds" USING btree ("next_ask_at");
  CREATE INDEX "refunds_state_idx" ON "refunds" USING btree ("state");
  CREATE INDEX "refunds_created_at_idx" ON "refunds" USING btree ("created_at");
  CREATE INDEX "refunds_updated_at_idx" ON "refunds" USING btree ("updated_at");
  CREATE INDEX "payableId_state_idx" ON "refunds" USING btree ("payable_id","state");
  CREATE INDEX "client_createdAt_idx" ON "refunds" USING btree ("client_id","created_at");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "refunds" CASCADE;
  ALTER TABLE "earnings" DROP COLUMN "clawed_back_minor";
  ALTER TABLE "earnings" DROP COLUMN "returned_minor";
  ALTER TABLE "earnings" DROP COLUMN "returned_tax_minor";
  ALTER TABLE "websites" DROP COLUMN "settings_delivered_refund_percent";
  ALTER TABLE "websites" DROP COLUMN "settings_delivered_refund_days";
  ALTER TABLE "websites" DROP COLUMN "settings_completed_refund_percent";
  ALTER TABLE "websites" DROP COLUMN "settings_completed_refund_days";
  ALTER TABLE "websites" DROP COLUMN "settings_refund_approval_minor";
  ALTER TABLE "websites" DROP COLUMN "settings_claw_back_owed_maximum_minor";
  ALTER TABLE "websites" DROP COLUMN "settings_auto_refund_maximum_minor";
  ALTER TABLE "websites" DROP COLUMN "settings_auto_refunds_in90_days";
  ALTER TABLE "websites" DROP COLUMN "settings_auto_refund_account_days";
  ALTER TABLE "websites" DROP COLUMN "settings_auto_refunds_not_started";
  ALTER TABLE "websites" DROP COLUMN "settings_auto_refunds_started";
  ALTER TABLE "websites" DROP COLUMN "settings_auto_refunds_delivered";
  ALTER TABLE "websites" DROP COLUMN "settings_auto_refunds_completed";
  DROP TYPE "public"."enum_refunds_stage";
  DROP TYPE "public"."enum_refunds_destination";
  DROP TYPE "public"."enum_refunds_automatic";
  DROP TYPE "public"."enum_refunds_state";`)
}
