// @ts-nocheck
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_withdrawals_state" AS ENUM('requested', 'approved', 'sent', 'returned', 'rejected');
  CREATE TYPE "public"."enum_bonus_credits_state" AS ENUM('requested', 'approved', 'rejected');
  CREATE TYPE "public"."enum_wallet_freezes_state" AS ENUM('active', 'lifted');
  CREATE TABLE "withdrawals" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"website_id" uuid NOT NULL,
  	"code" varchar,
  	"client_id" uuid NOT NULL,
  	"amount_minor" numeric NOT NULL,
  	"currency" varchar,
  	"pay_to" varchar NOT NULL,
  	"reason" varchar NOT NULL,
  	"decision" varchar,
  	"reference" varchar,
  	"limit_minor" numeric,
  	"requested_by_id" uuid,
  	"decided_by_id" uuid,
  	"transaction_id" uuid,
  	"sent_by_id" uuid,
  	"state" "enum_withdrawals_state" DEFAULT 'requested' NOT NULL,
  	"state_since" timestamp(3) with time zone,
  	"state_episode" numeric DEFAULT 0 NOT NULL,
  	"version" numeric DEFAULT 0 NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "bonus_credits" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"website_id" uuid NOT NULL,
  	"code" varchar,
  	"client_id" uuid NOT NULL,
  	"amount_minor" numeric NOT NULL,
  	"currency" varchar,
  	"expires_at" timestamp(3) with time zone,
  	"reason" varchar NOT NULL,
  	"decision" varchar,
  	"limit_minor" numeric,
  	"requested_by_id" uuid,
  	"decided_by_id" uuid,
  	"transaction_id" uuid,
  	"state" "enum_bonus_credits_state" DEFAULT 'requested' NOT NULL,
  	"state_since" timestamp(3) with time zone,
  	"state_episode" numeric DEFAULT 0 NOT NULL,
  	"version" numeric DEFAULT 0 NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "wallet_freezes" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"website_id" uuid NOT NULL,
  	"code" varchar,
  	"client_id" uuid NOT NULL,
  	"amount_minor" numeric,
  	"currency" varchar,
  	"reason" varchar NOT NULL,
  	"lifted_because" varchar,
  	"cause" varchar,
  	"requested_by_id" uuid,
  	"decided_by_id" uuid,
  	"state" "enum_wallet_freezes_state" DEFAULT 'active' NOT NULL,
  	"state_since" timestamp(3) with time zone,
  	"state_episode" numeric DEFAULT 0 NOT NULL,
  	"version" numeric DEFAULT 0 NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "client_profiles" ADD COLUMN "spending_per_day_minor" numeric;
  ALTER TABLE "client_profiles" ADD COLUMN "spending_per_month_minor" numeric;
  ALTER TABLE "withdrawals" ADD CONSTRAINT "withdrawals_website_id_websites_id_fk" FOREIGN KEY ("website_id") REFERENCES "public"."websites"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "withdrawals" ADD CONSTRAINT "withdrawals_client_id_users_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "withdrawals" ADD CONSTRAINT "withdrawals_requested_by_id_users_id_fk" FOREIGN KEY ("requested_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "withdrawals" ADD CONSTRAINT "withdrawals_decided_by_id_users_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "withdrawals" ADD CONSTRAINT "withdrawals_transaction_id_ledger_transactions_id_fk" FOREIGN KEY ("transaction_id") REFERENCES "public"."ledger_transactions"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "withdrawals" ADD CONSTRAINT "withdrawals_sent_by_id_users_id_fk" FOREIGN KEY ("sent_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "bonus_credits" ADD CONSTRAINT "bonus_credits_website_id_websites_id_fk" FOREIGN KEY ("website_id") REFERENCES "public"."websites"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "bonus_credits" ADD CONSTRAINT "bonus_credits_client_id_users_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "bonus_credits" ADD CONSTRAINT "bonus_credits_requested_by_id_users_id_fk" FOREIGN KEY ("requested_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "bonus_credits" ADD CONSTRAINT "bonus_credits_decided_by_id_users_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "bonus_credits" ADD CONSTRAINT "bonus_credits_transaction_id_ledger_transactions_id_fk" FOREIGN KEY ("transaction_id") REFERENCES "public"."ledger_transactions"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "wallet_freezes" ADD CONSTRAINT "wallet_freezes_website_id_websites_id_fk" FOREIGN KEY ("website_id") REFERENCES "public"."websites"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "wallet_freezes" ADD CONSTRAINT "wallet_freezes_client_id_users_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "wallet_freezes" ADD CONSTRAINT "wallet_freezes_requested_by_id_users_id_fk" FOREIGN KEY ("requested_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "wallet_freezes" ADD CONSTRAINT "wallet_freezes_decided_by_id_users_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  CREATE INDEX "withdrawals_website_idx" ON "withdrawals" USING btree ("website_id");
  CREATE INDEX "withdrawals_code_idx" ON "withdrawals" USING btree ("code");
  CREATE INDEX "withdrawals_client_idx" ON "withdrawals" USING btree ("client_id");
  CREATE INDEX "withdrawals_requested_by_idx" ON "withdrawals" USING btree ("requested_by_id");
  CREATE INDEX "withdrawals_decided_by_idx" ON "withdrawals" USING btree ("decided_by_id");
  CREATE INDEX "withdrawals_transaction_idx" ON "withdrawals" USING btree ("transaction_id");
  CREATE INDEX "withdrawals_sent_by_idx" ON "withdrawals" USING btree ("sent_by_id");
  CREATE INDEX "withdrawals_state_idx" ON "withdrawals" USING btree ("state");
  CREATE INDEX "withdrawals_created_at_idx" ON "withdrawals" USING btree ("created_at");
  CREATE INDEX "withdrawals_updated_at_idx" ON "withdrawals" USING btree ("updated_at");
  CREATE INDEX "bonus_credits_website_idx" ON "bonus_credits" USING btree ("website_id");
  CREATE INDEX "bonus_credits_code_idx" ON "bonus_credits" USING btree ("code");
  CREATE INDEX "bonus_credits_client_idx" ON "bonus_credits" USING btree ("client_id");
  CREATE INDEX "bonus_credits_requested_by_idx" ON "bonus_credits" USING btree ("requested_by_id");
  CREATE INDEX "bonus_credits_decided_by_idx" ON "bonus_credits" USING btree ("decided_by_id");
  CREATE INDEX "bonus_credits_transaction_idx" ON "bonus_credits" USING btree ("transaction_id");
  CREATE INDEX "bonus_credits_state_idx" ON "bonus_credits" USING btree ("state");
  CREATE INDEX "bonus_credits_created_at_idx" ON "bonus_credits" USING btree ("created_at");
  CREATE INDEX "bonus_credits_updated_at_idx" ON "bonus_credits" USING btree ("updated_at");
  CREATE INDEX "wallet_freezes_website_idx" ON "wallet_freezes" USING btree ("website_id");
  CREATE INDEX "wallet_freezes_code_idx" ON "wallet_freezes" USING btree ("code");
  CREATE INDEX "wallet_freezes_client_idx" ON "wallet_freezes" USING btree ("client_id");
  CREATE INDEX "wallet_freezes_cause_idx" ON "wallet_freezes" USING btree ("cause");
  CREATE INDEX "wallet_freezes_requested_by_idx" ON "wallet_freezes" USING btree ("requested_by_id");
  CREATE INDEX "wallet_freezes_decided_by_idx" ON "wallet_freezes" USING btree ("decided_by_id");
  CREATE INDEX "wallet_freezes_state_idx" ON "wallet_freezes" USING btree ("state");
  CREATE INDEX "wallet_freezes_created_at_idx" ON "wallet_freezes" USING btree ("created_at");
  CREATE INDEX "wallet_freezes_updated_at_idx" ON "wallet_freezes" USING btree ("updated_at");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "withdrawals" CASCADE;
  DROP TABLE "bonus_credits" CASCADE;
  DROP TABLE "wallet_freezes" CASCADE;
  ALTER TABLE "client_profiles" DROP COLUMN "spending_per_day_minor";
  ALTER TABLE "client_profiles" DROP COLUMN "spending_per_month_minor";
  DROP TYPE "public"."enum_withdrawals_state";
  DROP TYPE "public"."enum_bonus_credits_state";
  DROP TYPE "public"."enum_wallet_freezes_state";`)
}
