// @ts-nocheck
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_payments_purpose" AS ENUM('order', 'top_up', 'installment');
  CREATE TYPE "public"."enum_payments_gateway" AS ENUM('stripe', 'manual');
  CREATE TYPE "public"."enum_payments_mode" AS ENUM('checkout', 'card', 'saved_method', 'transfer');
  CREATE TYPE "public"."enum_payments_state" AS ENUM('created', 'requires_action', 'processing', 'succeeded', 'failed', 'cancelled', 'expired');
  CREATE TYPE "public"."enum_payment_methods_gateway" AS ENUM('stripe', 'manual');
  ALTER TYPE "public"."enum_top_ups_gateway" ADD VALUE 'stripe' BEFORE 'manual';
  CREATE TABLE "payments" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"website_id" uuid NOT NULL,
  	"code" varchar NOT NULL,
  	"about" varchar NOT NULL,
  	"client_id" uuid NOT NULL,
  	"purpose" "enum_payments_purpose" NOT NULL,
  	"payable_collection" varchar NOT NULL,
  	"payable_id" varchar NOT NULL,
  	"gateway" "enum_payments_gateway",
  	"mode" "enum_payments_mode",
  	"total_minor" numeric NOT NULL,
  	"wallet_minor" numeric NOT NULL,
  	"gateway_minor" numeric NOT NULL,
  	"currency" varchar NOT NULL,
  	"received_minor" numeric NOT NULL,
  	"wallet_taken_minor" numeric NOT NULL,
  	"fee_minor" numeric,
  	"decline_code" varchar,
  	"decline_sentence" varchar,
  	"next_action" jsonb,
  	"expires_at" timestamp(3) with time zone,
  	"reference" varchar,
  	"gateway_id" varchar,
  	"intent_id" varchar,
  	"customer_id" varchar,
  	"confirmed_by_id" uuid,
  	"approved_by_id" uuid,
  	"approval_minor" numeric,
  	"transaction_id" uuid,
  	"method_id" uuid,
  	"next_check_at" timestamp(3) with time zone,
  	"checks" numeric DEFAULT 0 NOT NULL,
  	"is_off_session" boolean,
  	"saves_method" boolean,
  	"return_url" varchar,
  	"state" "enum_payments_state" DEFAULT 'created' NOT NULL,
  	"state_since" timestamp(3) with time zone,
  	"state_episode" numeric DEFAULT 0 NOT NULL,
  	"version" numeric DEFAULT 0 NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payment_methods" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"website_id" uuid NOT NULL,
  	"label" varchar NOT NULL,
  	"client_id" uuid NOT NULL,
  	"gateway" "enum_payment_methods_gateway" NOT NULL,
  	"expires_on" varchar,
  	"gateway_id" varchar NOT NULL,
  	"customer_id" varchar NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "payments" ADD CONSTRAINT "payments_website_id_websites_id_fk" FOREIGN KEY ("website_id") REFERENCES "public"."websites"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "payments" ADD CONSTRAINT "payments_client_id_users_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "payments" ADD CONSTRAINT "payments_confirmed_by_id_users_id_fk" FOREIGN KEY ("confirmed_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "payments" ADD CONSTRAINT "payments_approved_by_id_users_id_fk" FOREIGN KEY ("approved_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "payments" ADD CONSTRAINT "payments_transaction_id_ledger_transactions_id_fk" FOREIGN KEY ("transaction_id") REFERENCES "public"."ledger_transactions"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "payments" ADD CONSTRAINT "payments_method_id_payment_methods_id_fk" FOREIGN KEY ("method_id") REFERENCES "public"."payment_methods"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "payment_methods" ADD CONSTRAINT "payment_methods_website_id_websites_id_fk" FOREIGN KEY ("website_id") REFERENCES "public"."websites"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "payment_methods" ADD CONSTRAINT "payment_methods_client_id_users_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  CREATE INDEX "payments_website_idx" ON "payments" USING btree ("website_id");
  CREATE INDEX "payments_code_idx" ON "payments" USING btree ("code");
  CREATE INDEX "payments_client_idx" ON "payments" USING btree ("client_id");
  CREATE INDEX "payments_payable_id_idx" ON "payments" USING btree ("payable_id");
  CREATE INDEX "payments_gateway_id_idx" ON "payments" USING btree ("gateway_id");
  CREATE INDEX "payments_intent_id_idx" ON "payments" USING btree ("intent_id");
  CREATE INDEX "payments_confirmed_by_idx" ON "payments" USING btree ("confirmed_by_id");
  CREATE INDEX "payments_approved_by_idx" ON "payments" USING btree ("approved_by_id");
  CREATE INDEX "payments_transaction_idx" ON "payments" USING btree ("transaction_id");
  CREATE INDEX "payments_method_idx" ON "payments" USING btree ("method_id");
  CREATE INDEX "payments_next_check_at_idx" ON "payments" USING btree ("next_check_at");
  CREATE INDEX "payments_state_idx" ON "payments" USING btree ("state");
  CREATE INDEX "payments_created_at_idx" ON "payments" USING btree ("created_at");
  CREATE INDEX "payments_updated_at_idx" ON "payments" USING btree ("updated_at");
  CREATE INDEX "payment_methods_website_idx" ON "payment_methods" USING btree ("website_id");
  CREATE INDEX "payment_methods_client_idx" ON "payment_methods" USING btree ("client_id");
  CREATE INDEX "payment_methods_created_at_idx" ON "payment_methods" USING btree ("created_at");
  CREATE INDEX "payment_methods_updated_at_idx" ON "payment_methods" USING btree ("updated_at");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "payments" CASCADE;
  DROP TABLE "payment_methods" CASCADE;
  ALTER TABLE "top_ups" ALTER COLUMN "gateway" SET DATA TYPE text;
  DROP TYPE "public"."enum_top_ups_gateway";
  CREATE TYPE "public"."enum_top_ups_gateway" AS ENUM('manual');
  ALTER TABLE "top_ups" ALTER COLUMN "gateway" SET DATA TYPE "public"."enum_top_ups_gateway" USING "gateway"::"public"."enum_top_ups_gateway";
  DROP TYPE "public"."enum_payments_purpose";
  DROP TYPE "public"."enum_payments_gateway";
  DROP TYPE "public"."enum_payments_mode";
  DROP TYPE "public"."enum_payments_state";
  DROP TYPE "public"."enum_payment_methods_gateway";`)
}
