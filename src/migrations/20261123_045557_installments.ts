// @ts-nocheck
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_installment_plans_state" AS ENUM('waiting', 'active', 'paused', 'completed', 'cancelled');
  CREATE TYPE "public"."enum_installments_state" AS ENUM('planned', 'due', 'overdue', 'paid', 'void');
  CREATE TABLE "installment_plans" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"website_id" uuid NOT NULL,
  	"code" varchar NOT NULL,
  	"about" varchar NOT NULL,
  	"client_id" uuid NOT NULL,
  	"payable_collection" varchar NOT NULL,
  	"payable_id" varchar NOT NULL,
  	"total_minor" numeric NOT NULL,
  	"paid_minor" numeric NOT NULL,
  	"deposit_percent" numeric NOT NULL,
  	"currency" varchar NOT NULL,
  	"reason" varchar,
  	"decline_code" varchar,
  	"decline_sentence" varchar,
  	"charges_itself" boolean,
  	"method_id" uuid,
  	"terms" jsonb,
  	"charge_id" uuid,
  	"charges" numeric DEFAULT 0 NOT NULL,
  	"failed_tries" numeric DEFAULT 0 NOT NULL,
  	"needs_client" boolean,
  	"next_try_at" timestamp(3) with time zone,
  	"next_at" timestamp(3) with time zone,
  	"hold_episode" numeric,
  	"returned_minor" numeric NOT NULL,
  	"state" "enum_installment_plans_state" DEFAULT 'waiting' NOT NULL,
  	"state_since" timestamp(3) with time zone,
  	"state_episode" numeric DEFAULT 0 NOT NULL,
  	"version" numeric DEFAULT 0 NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "installments" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"website_id" uuid NOT NULL,
  	"about" varchar NOT NULL,
  	"number" numeric NOT NULL,
  	"client_id" uuid NOT NULL,
  	"plan_id" uuid NOT NULL,
  	"payable_collection" varchar NOT NULL,
  	"payable_id" varchar NOT NULL,
  	"due_at" timestamp(3) with time zone NOT NULL,
  	"amount_minor" numeric NOT NULL,
  	"paid_minor" numeric NOT NULL,
  	"currency" varchar NOT NULL,
  	"paid_at" timestamp(3) with time zone,
  	"reminded_at" timestamp(3) with time zone,
  	"state" "enum_installments_state" DEFAULT 'planned' NOT NULL,
  	"state_since" timestamp(3) with time zone,
  	"state_episode" numeric DEFAULT 0 NOT NULL,
  	"version" numeric DEFAULT 0 NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  DROP INDEX "state_dueAt_idx";
  ALTER TABLE "orders" ADD COLUMN "installment_plan_id" uuid;
  ALTER TABLE "payment_settings" ADD COLUMN "offers_installments" boolean DEFAULT false;
  ALTER TABLE "payment_settings" ADD COLUMN "deposit_percent" numeric DEFAULT 30;
  ALTER TABLE "payment_settings" ADD COLUMN "most_parts" numeric DEFAULT 4;
  ALTER TABLE "payment_settings" ADD COLUMN "smallest_part_minor" numeric DEFAULT 1000;
  ALTER TABLE "payment_settings" ADD COLUMN "part_days" numeric DEFAULT 30;
  ALTER TABLE "payment_settings" ADD COLUMN "reminder_days" numeric DEFAULT 3;
  ALTER TABLE "payment_settings" ADD COLUMN "grace_days" numeric DEFAULT 5;
  ALTER TABLE "payment_settings" ADD COLUMN "charge_tries" numeric DEFAULT 3;
  ALTER TABLE "payment_settings" ADD COLUMN "retry_hours" numeric DEFAULT 24;
  ALTER TABLE "payments" ADD COLUMN "charge_key" varchar;
  ALTER TABLE "installment_plans" ADD CONSTRAINT "installment_plans_website_id_websites_id_fk" FOREIGN KEY ("website_id") REFERENCES "public"."websites"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "installment_plans" ADD CONSTRAINT "installment_plans_client_id_users_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "installment_plans" ADD CONSTRAINT "installment_plans_method_id_payment_methods_id_fk" FOREIGN KEY ("method_id") REFERENCES "public"."payment_methods"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "installment_plans" ADD CONSTRAINT "installment_plans_charge_id_payments_id_fk" FOREIGN KEY ("charge_id") REFERENCES "public"."payments"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "installments" ADD CONSTRAINT "installments_website_id_websites_id_fk" FOREIGN KEY ("website_id") REFERENCES "public"."websites"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "installments" ADD CONSTRAINT "installments_client_id_users_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "installments" ADD CONSTRAINT "installments_plan_id_installment_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."installment_plans"("id") ON DELETE restrict ON UPDATE no action;
  CREATE INDEX "installment_plans_website_idx" ON "installment_plans" USING btree ("website_id");
  CREATE INDEX "installment_plans_code_idx" ON "installment_plans" USING btree ("code");
  CREATE INDEX "installment_plans_client_idx" ON "installment_plans" USING btree ("client_id");
  CREATE INDEX "installment_plans_payable_id_idx" ON "installment_plans" USING btree ("payable_id");
  CREATE INDEX "installment_plans_method_idx" ON "installment_plans" USING btree ("method_id");
  CREATE INDEX "installment_plans_charge_idx" ON "installment_plans" USING btree ("charge_id");
  CREATE INDEX "installment_plans_next_at_idx" ON "installment_plans" USING btree ("next_at");
  CREATE INDEX "installment_plans_state_idx" ON "installment_plans" USING btree ("state");
  CREATE INDEX "installment_plans_created_at_idx" ON "installment_plans" USING btree ("created_at");
  CREATE INDEX "installment_plans_updated_at_idx" ON "installment_plans" USING btree ("updated_at");
  CREATE INDEX "installments_website_idx" ON "installments" USING btree ("website_id");
  CREATE INDEX "installments_client_idx" ON "installments" USING btree ("client_id");
  CREATE INDEX "installments_plan_idx" ON "installments" USING btree ("plan_id");
  CREATE INDEX "installments_payable_id_idx" ON "installments" USING btree ("payable_id");
  CREATE INDEX "installments_state_idx" ON "installments" USING btree ("state");
  CREATE INDEX "installments_created_at_idx" ON "installments" USING btree ("created_at");
  CREATE INDEX "installments_updated_at_idx" ON "installments" USING btree ("updated_at");
  CREATE UNIQUE INDEX "plan_number_idx" ON "installments" USING btree ("plan_id","number");
  CREATE INDEX "state_dueAt_idx" ON "installments" USING btree ("state","due_at");
  ALTER TABLE "orders" ADD CONSTRAINT "orders_installment_plan_id_installment_plans_id_fk" FOREIGN KEY ("installment_plan_id") REFERENCES "public"."installment_plans"("id") ON DELETE restrict ON UPDATE no action;
  CREATE INDEX "orders_installment_plan_idx" ON "orders" USING btree ("installment_plan_id");
  CREATE UNIQUE INDEX "payments_charge_key_idx" ON "payments" USING btree ("charge_key");
  CREATE INDEX "state_dueAt_1_idx" ON "timers" USING btree ("state","due_at");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "installment_plans" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "installments" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "installment_plans" CASCADE;
  DROP TABLE "installments" CASCADE;
  ALTER TABLE "orders" DROP CONSTRAINT "orders_installment_plan_id_installment_plans_id_fk";
  
  DROP INDEX "orders_installment_plan_idx";
  DROP INDEX "payments_charge_key_idx";
  DROP INDEX "state_dueAt_1_idx";
  CREATE INDEX "state_dueAt_idx" ON "timers" USING btree ("state","due_at");
  ALTER TABLE "orders" DROP COLUMN "installment_plan_id";
  ALTER TABLE "payment_settings" DROP COLUMN "offers_installments";
  ALTER TABLE "payment_settings" DROP COLUMN "deposit_percent";
  ALTER TABLE "payment_settings" DROP COLUMN "most_parts";
  ALTER TABLE "payment_settings" DROP COLUMN "smallest_part_minor";
  ALTER TABLE "payment_settings" DROP COLUMN "part_days";
  ALTER TABLE "payment_settings" DROP COLUMN "reminder_days";
  ALTER TABLE "payment_settings" DROP COLUMN "grace_days";
  ALTER TABLE "payment_settings" DROP COLUMN "charge_tries";
  ALTER TABLE "payment_settings" DROP COLUMN "retry_hours";
  ALTER TABLE "payments" DROP COLUMN "charge_key";
  DROP TYPE "public"."enum_installment_plans_state";
  DROP TYPE "public"."enum_installments_state";`)
}
