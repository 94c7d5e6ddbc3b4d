// @ts-nocheck
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_gateway_disputes_gateway" AS ENUM('stripe', 'manual');
  CREATE TYPE "public"."enum_gateway_disputes_state" AS ENUM('needs_response', 'submitting', 'under_review', 'conceding', 'won', 'lost', 'closed');
  ALTER TYPE "public"."enum_ledger_transactions_kind" ADD VALUE 'dispute_lost' BEFORE 'gateway_fee';
  CREATE TABLE "gateway_disputes" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"website_id" uuid NOT NULL,
  	"code" varchar NOT NULL,
  	"client_id" uuid NOT NULL,
  	"amount_minor" numeric NOT NULL,
  	"currency" varchar NOT NULL,
  	"reason" varchar NOT NULL,
  	"problem" varchar,
  	"answer" varchar,
  	"payment_id" uuid NOT NULL,
  	"payable_collection" varchar NOT NULL,
  	"payable_id" varchar NOT NULL,
  	"withdrawn_minor" numeric DEFAULT 0 NOT NULL,
  	"fee_minor" numeric DEFAULT 0 NOT NULL,
  	"frozen_minor" numeric DEFAULT 0 NOT NULL,
  	"recovered_held_minor" numeric DEFAULT 0,
  	"recovered_wallet_minor" numeric DEFAULT 0,
  	"is_inquiry" boolean DEFAULT false NOT NULL,
  	"evidence_due_at" timestamp(3) with time zone,
  	"assignee_id" uuid,
  	"gateway" "enum_gateway_disputes_gateway" NOT NULL,
  	"gateway_id" varchar NOT NULL,
  	"intent_id" varchar NOT NULL,
  	"decided_at" timestamp(3) with time zone,
  	"decided_by_id" uuid,
  	"withdrawal_id" uuid,
  	"reinstatement_id" uuid,
  	"recovery_id" uuid,
  	"next_ask_at" timestamp(3) with time zone,
  	"evidence" jsonb,
  	"movements" jsonb,
  	"freeze_cause" varchar,
  	"submissions" numeric DEFAULT 0 NOT NULL,
  	"submissions_before" numeric DEFAULT 0 NOT NULL,
  	"synced" numeric DEFAULT 0 NOT NULL,
  	"asks" numeric DEFAULT 0 NOT NULL,
  	"reminders" numeric DEFAULT 0 NOT NULL,
  	"state" "enum_gateway_disputes_state" DEFAULT 'needs_response' NOT NULL,
  	"state_since" timestamp(3) with time zone,
  	"state_episode" numeric DEFAULT 0 NOT NULL,
  	"version" numeric DEFAULT 0 NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "gateway_disputes" ADD CONSTRAINT "gateway_disputes_website_id_websites_id_fk" FOREIGN KEY ("website_id") REFERENCES "public"."websites"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "gateway_disputes" ADD CONSTRAINT "gateway_disputes_client_id_users_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "gateway_disputes" ADD CONSTRAINT "gateway_disputes_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "gateway_disputes" ADD CONSTRAINT "gateway_disputes_assignee_id_users_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "gateway_disputes" ADD CONSTRAINT "gateway_disputes_decided_by_id_users_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "gateway_disputes" ADD CONSTRAINT "gateway_disputes_withdrawal_id_ledger_transactions_id_fk" FOREIGN KEY ("withdrawal_id") REFERENCES "public"."ledger_transactions"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "gateway_disputes" ADD CONSTRAINT "gateway_disputes_reinstatement_id_ledger_transactions_id_fk" FOREIGN KEY ("reinstatement_id") REFERENCES "public"."ledger_transactions"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "gateway_disputes" ADD CONSTRAINT "gateway_disputes_recovery_id_ledger_transactions_id_fk" FOREIGN KEY ("recovery_id") REFERENCES "public"."ledger_transactions"("id") ON DELETE restrict ON UPDATE no action;
  CREATE INDEX "gateway_disputes_website_idx" ON "gateway_disputes" USING btree ("website_id");
  CREATE INDEX "gateway_disputes_code_idx" ON "gateway_disputes" USING btree ("code");
  CREATE INDEX "gateway_disputes_client_idx" ON "gateway_disputes" USING btree ("client_id");
  CREATE INDEX "gateway_disputes_payment_idx" ON "gateway_disputes" USING btree ("payment_id");
  CREATE INDEX "gateway_disputes_payable_id_idx" ON "gateway_disputes" USING btree ("payable_id");
  CREATE INDEX "gateway_disputes_evidence_due_at_idx" ON "gateway_disputes" USING btree ("evidence_due_at");
  CREATE INDEX "gateway_disputes_assignee_idx" ON "gateway_disputes" USING btree ("assignee_id");
  CREATE INDEX "gateway_disputes_gateway_id_idx" ON "gateway_disputes" USING btree ("gateway_id");
  CREATE INDEX "gateway_disputes_intent_id_idx" ON "gateway_disputes" USING btree ("intent_id");
  CREATE INDEX "gateway_disputes_decided_by_idx" ON "gateway_disputes" USING btree ("decided_by_id");
  CREATE INDEX "gateway_disputes_withdrawal_idx" ON "gateway_disputes" USING btree ("withdrawal_id");
  CREATE INDEX "gateway_disputes_reinstatement_idx" ON "gateway_disputes" USING btree ("reinstatement_id");
  CREATE INDEX "gateway_disputes_recovery_idx" ON "gateway_disputes" USING btree ("recovery_id");
  CREATE INDEX "gateway_disputes_next_ask_at_idx" ON "gateway_disputes" USING btree ("next_ask_at");
  CREATE INDEX "gateway_disputes_state_idx" ON "gateway_disputes" USING btree ("state");
  CREATE INDEX "gateway_disputes_created_at_idx" ON "gateway_disputes" USING btree ("created_at");
  CREATE INDEX "gateway_disputes_updated_at_idx" ON "gateway_disputes" USING btree ("updated_at");
  CREATE UNIQUE INDEX "website_gateway_gatewayId_idx" ON "gateway_disputes" USING btree ("website_id","gateway","gateway_id");
  CREATE INDEX "website_state_evidenceDueAt_idx" ON "gateway_disputes" USING btree ("website_id","state","evidence_due_at");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "gateway_disputes" CASCADE;
  ALTER TABLE "ledger_transactions" ALTER COLUMN "kind" SET DATA TYPE text;
  DROP TYPE "public"."enum_ledger_transactions_kind";
  CREATE TYPE "public"."enum_ledger_transactions_kind" AS ENUM('topped_up', 'withdrawn', 'paid_by_wallet', 'paid_by_gateway', 'excess_credited', 'earned', 'earning_reversed', 'earning_cleared', 'refunded_before_earned', 'refunded_after_earned', 'refund_failed', 'payout_sent', 'payout_confirmed', 'payout_failed', 'payout_returned', 'dispute_opened', 'dispute_won', 'gateway_fee', 'adjusted', 'bonus_granted', 'bonus_lapsed');
  ALTER TABLE "ledger_transactions" ALTER COLUMN "kind" SET DATA TYPE "public"."enum_ledger_transactions_kind" USING "kind"::"public"."enum_ledger_transactions_kind";
  DROP TYPE "public"."enum_gateway_disputes_gateway";
  DROP TYPE "public"."enum_gateway_disputes_state";`)
}
