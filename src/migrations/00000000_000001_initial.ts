// @ts-nocheck
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_orders_state" AS ENUM('draft', 'awaiting_payment', 'available', 'in_progress', 'in_review', 'delivered', 'in_revision', 'on_hold', 'completed', 'cancelled', 'expired');
  CREATE TYPE "public"."enum_orders_held_by" AS ENUM('client', 'writer', 'platform');
  CREATE TYPE "public"."enum_order_requests_answer" AS ENUM('open', 'approved', 'declined');
  CREATE TYPE "public"."enum_deliverables_category" AS ENUM('brief', 'reference', 'draft', 'final');
  CREATE TYPE "public"."enum_deliverables_scan_state" AS ENUM('clean', 'quarantined');
  CREATE TYPE "public"."enum_order_assignments_how" AS ENUM('claim', 'assign', 'reassign', 'approve_request');
  CREATE TYPE "public"."enum_services_brief_form_kind" AS ENUM('short_text', 'long_text', 'number', 'choice', 'choices', 'yes_no', 'date', 'link');
  CREATE TYPE "public"."enum_services_unit" AS ENUM('page', 'word', 'hour', 'fixed');
  CREATE TYPE "public"."enum_price_tables_extras_kind" AS ENUM('fixed', 'percent');
  CREATE TYPE "public"."enum_price_tables_state" AS ENUM('draft', 'scheduled', 'withdrawn');
  CREATE TYPE "public"."enum_top_ups_gateway" AS ENUM('manual');
  CREATE TYPE "public"."enum_top_ups_state" AS ENUM('pending', 'confirmed', 'rejected');
  CREATE TYPE "public"."enum_adjustments_party" AS ENUM('client', 'writer');
  CREATE TYPE "public"."enum_adjustments_direction" AS ENUM('credit', 'debit');
  CREATE TYPE "public"."enum_adjustments_state" AS ENUM('requested', 'approved', 'rejected');
  CREATE TYPE "public"."enum_earnings_state" AS ENUM('pending', 'cleared', 'reversed');
  CREATE TYPE "public"."enum_ledger_accounts_kind" AS ENUM('client_wallet', 'client_bonus', 'held_funds', 'writer_pending', 'writer_available', 'payout_in_transit', 'points', 'writer_owed', 'gateway', 'sales', 'fees', 'fines', 'breakage', 'loyalty_cost', 'bonus_cost', 'goodwill_cost', 'gateway_cost', 'chargeback_cost', 'tax', 'points_issued');
  CREATE TYPE "public"."enum_ledger_transactions_kind" AS ENUM('topped_up', 'paid_by_wallet', 'earned', 'earning_reversed', 'earning_cleared', 'refunded_before_earned', 'adjusted', 'bonus_granted', 'bonus_lapsed');
  CREATE TYPE "public"."enum_users_memberships_roles" AS ENUM('client', 'writer', 'editor', 'support', 'admin');
  CREATE TYPE "public"."enum_timeline_events_audience" AS ENUM('everyone', 'staff');
  CREATE TYPE "public"."enum_timers_state" AS ENUM('waiting', 'fired', 'superseded', 'refused');
  CREATE TYPE "public"."enum_mails_state" AS ENUM('kept', 'queued', 'sent', 'failed');
  CREATE TABLE "orders" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"website_id" uuid NOT NULL,
  	"number" varchar NOT NULL,
  	"title" varchar NOT NULL,
  	"deadline" timestamp(3) with time zone NOT NULL,
  	"service_id" uuid NOT NULL,
  	"brief" jsonb NOT NULL,
  	"brief_form" jsonb,
  	"units" numeric NOT NULL,
  	"level" varchar,
  	"subject" varchar,
  	"writer_level" varchar,
  	"currency" varchar NOT NULL,
  	"total_minor" numeric NOT NULL,
  	"lines" jsonb,
  	"discounts" jsonb,
  	"writer_share_minor" numeric,
  	"writer_share_percent" numeric,
  	"client_id" uuid NOT NULL,
  	"writer_id" uuid,
  	"state" "enum_orders_state" DEFAULT 'draft' NOT NULL,
  	"state_since" timestamp(3) with time zone,
  	"state_episode" numeric DEFAULT 0 NOT NULL,
  	"version" numeric DEFAULT 0 NOT NULL,
  	"revisions_used" numeric DEFAULT 0 NOT NULL,
  	"work_since" timestamp(3) with time zone,
  	"paused_at" timestamp(3) with time zone,
  	"held_from" varchar,
  	"held_by" "enum_orders_held_by",
  	"delivered_at" timestamp(3) with time zone,
  	"completed_at" timestamp(3) with time zone,
  	"needs_review" boolean DEFAULT true NOT NULL,
  	"eligible_levels" jsonb,
  	"price_table_id" uuid NOT NULL,
  	"quote_id" varchar,
  	"quote_hash" varchar,
  	"quote_expires_at" timestamp(3) with time zone NOT NULL,
  	"quote_inputs" jsonb,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "order_requests" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"website_id" uuid NOT NULL,
  	"order_id" uuid NOT NULL,
  	"writer_id" uuid NOT NULL,
  	"message" varchar,
  	"answer" "enum_order_requests_answer" DEFAULT 'open' NOT NULL,
  	"answered_at" timestamp(3) with time zone,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "deliverables" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"website_id" uuid NOT NULL,
  	"order_id" uuid NOT NULL,
  	"name" varchar NOT NULL,
  	"category" "enum_deliverables_category" NOT NULL,
  	"uploader_id" uuid NOT NULL,
  	"mime_type" varchar NOT NULL,
  	"size_bytes" numeric NOT NULL,
  	"sha256" varchar NOT NULL,
  	"scan_state" "enum_deliverables_scan_state" NOT NULL,
  	"storage_key" varchar NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "order_assignments" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"website_id" uuid NOT NULL,
  	"order_id" uuid NOT NULL,
  	"writer_id" uuid NOT NULL,
  	"how" "enum_order_assignments_how" NOT NULL,
  	"share_percent" numeric NOT NULL,
  	"started_at" timestamp(3) with time zone NOT NULL,
  	"ended_at" timestamp(3) with time zone,
  	"ending" varchar,
  	"earlier_share_minor" numeric,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "order_notes" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"website_id" uuid NOT NULL,
  	"order_id" uuid NOT NULL,
  	"text" varchar NOT NULL,
  	"author_id" uuid NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "services_brief_form" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"label" varchar NOT NULL,
  	"name" varchar NOT NULL,
  	"kind" "enum_services_brief_form_kind" DEFAULT 'short_text' NOT NULL,
  	"help" varchar,
  	"required" boolean DEFAULT false
  );
  
  CREATE TABLE "services" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"website_id" uuid NOT NULL,
  	"name" varchar NOT NULL,
  	"code" varchar NOT NULL,
  	"description" varchar,
  	"unit" "enum_services_unit" NOT NULL,
  	"words_per_unit" numeric DEFAULT 275,
  	"minimum_units" numeric DEFAULT 1 NOT NULL,
  	"maximum_units" numeric DEFAULT 100 NOT NULL,
  	"minimum_hours" numeric DEFAULT 6 NOT NULL,
  	"needs_review" boolean DEFAULT true,
  	"active" boolean DEFAULT true,
  	"sort_order" numeric DEFAULT 100 NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "services_texts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"text" varchar
  );
  
  CREATE TABLE "price_tables_services_levels" (
  	"_order" integer NOT NULL,
  	"_parent_id" varchar NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"label" varchar NOT NULL,
  	"code" varchar NOT NULL,
  	"price_minor" numeric NOT NULL,
  	"per_units" numeric DEFAULT 1 NOT NULL
  );
  
  CREATE TABLE "price_tables_services" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"service_id" uuid NOT NULL
  );
  
  CREATE TABLE "price_tables_urgency" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"label" varchar NOT NULL,
  	"from_hours" numeric NOT NULL,
  	"to_hours" numeric,
  	"multiplier" numeric DEFAULT 1 NOT NULL
  );
  
  CREATE TABLE "price_tables_subjects" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"label" varchar NOT NULL,
  	"code" varchar NOT NULL,
  	"multiplier" numeric DEFAULT 1 NOT NULL
  );
  
  CREATE TABLE "price_tables_writer_levels" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"label" varchar NOT NULL,
  	"code" varchar NOT NULL,
  	"multiplier" numeric DEFAULT 1 NOT NULL
  );
  
  CREATE TABLE "price_tables_spacings" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"label" varchar NOT NULL,
  	"code" varchar NOT NULL,
  	"multiplier" numeric DEFAULT 1 NOT NULL
  );
  
  CREATE TABLE "price_tables_extras" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"label" varchar NOT NULL,
  	"code" varchar NOT NULL,
  	"kind" "enum_price_tables_extras_kind" DEFAULT 'fixed' NOT NULL,
  	"amount_minor" numeric,
  	"percent" numeric
  );
  
  CREATE TABLE "price_tables" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"website_id" uuid NOT NULL,
  	"name" varchar NOT NULL,
  	"valid_from" timestamp(3) with time zone,
  	"currency" varchar,
  	"state" "enum_price_tables_state" DEFAULT 'draft' NOT NULL,
  	"state_since" timestamp(3) with time zone,
  	"state_episode" numeric DEFAULT 0 NOT NULL,
  	"version" numeric DEFAULT 0 NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "price_tables_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"services_id" uuid
  );
  
  CREATE TABLE "top_ups" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"website_id" uuid NOT NULL,
  	"code" varchar NOT NULL,
  	"client_id" uuid NOT NULL,
  	"amount_minor" numeric NOT NULL,
  	"currency" varchar NOT NULL,
  	"gateway" "enum_top_ups_gateway" NOT NULL,
  	"reference" varchar,
  	"reason" varchar,
  	"decided_by_id" uuid,
  	"transaction_id" uuid,
  	"state" "enum_top_ups_state" DEFAULT 'pending' NOT NULL,
  	"state_since" timestamp(3) with time zone,
  	"state_episode" numeric DEFAULT 0 NOT NULL,
  	"version" numeric DEFAULT 0 NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "adjustments" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"website_id" uuid NOT NULL,
  	"code" varchar,
  	"user_id" uuid NOT NULL,
  	"party" "enum_adjustments_party" DEFAULT 'client' NOT NULL,
  	"direction" "enum_adjustments_direction" DEFAULT 'credit' NOT NULL,
  	"amount_minor" numeric NOT NULL,
  	"currency" varchar,
  	"reason" varchar NOT NULL,
  	"decision" varchar,
  	"limit_minor" numeric,
  	"requested_by_id" uuid,
  	"decided_by_id" uuid,
  	"transaction_id" uuid,
  	"state" "enum_adjustments_state" DEFAULT 'requested' NOT NULL,
  	"state_since" timestamp(3) with time zone,
  	"state_episode" numeric DEFAULT 0 NOT NULL,
  	"version" numeric DEFAULT 0 NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "earnings" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"website_id" uuid NOT NULL,
  	"title" varchar NOT NULL,
  	"writer_id" uuid NOT NULL,
  	"amount_minor" numeric NOT NULL,
  	"currency" varchar NOT NULL,
  	"total_minor" numeric NOT NULL,
  	"tax_minor" numeric DEFAULT 0 NOT NULL,
  	"jurisdiction" varchar,
  	"payable_collection" varchar NOT NULL,
  	"payable_id" varchar NOT NULL,
  	"state" "enum_earnings_state" DEFAULT 'pending' NOT NULL,
  	"state_since" timestamp(3) with time zone,
  	"state_episode" numeric DEFAULT 0 NOT NULL,
  	"version" numeric DEFAULT 0 NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "ledger_accounts" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"website_id" uuid NOT NULL,
  	"title" varchar NOT NULL,
  	"kind" "enum_ledger_accounts_kind" NOT NULL,
  	"currency" varchar NOT NULL,
  	"balance_minor" numeric,
  	"user_id" uuid,
  	"owner_kind" varchar NOT NULL,
  	"owner_id" varchar,
  	"bounded" boolean,
  	"opened_at" timestamp(3) with time zone,
  	"moved_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "ledger_transactions" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"website_id" uuid NOT NULL,
  	"kind" "enum_ledger_transactions_kind" NOT NULL,
  	"document_collection" varchar NOT NULL,
  	"document_id" varchar NOT NULL,
  	"actor_id" uuid,
  	"note" varchar,
  	"posted_at" timestamp(3) with time zone NOT NULL,
  	"position" numeric NOT NULL,
  	"idempotency_key" varchar NOT NULL,
  	"request_hash" varchar NOT NULL,
  	"content_hash" varchar NOT NULL
  );
  
  CREATE TABLE "ledger_postings" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"website_id" uuid NOT NULL,
  	"transaction_id" uuid NOT NULL,
  	"from_id" uuid NOT NULL,
  	"to_id" uuid NOT NULL,
  	"amount_minor" numeric NOT NULL,
  	"currency" varchar NOT NULL,
  	"from_balance_minor" numeric,
  	"to_balance_minor" numeric,
  	"posted_at" timestamp(3) with time zone NOT NULL,
  	"position" numeric NOT NULL,
  	"sequence" numeric NOT NULL
  );
  
  CREATE TABLE "ledger_lots" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"website_id" uuid NOT NULL,
  	"account_id" uuid NOT NULL,
  	"amount_minor" numeric NOT NULL,
  	"remaining_minor" numeric NOT NULL,
  	"currency" varchar NOT NULL,
  	"granted_at" timestamp(3) with time zone NOT NULL,
  	"expires_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "ledger_seals" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"website_id" uuid NOT NULL,
  	"number" numeric NOT NULL,
  	"from_position" numeric NOT NULL,
  	"to_position" numeric NOT NULL,
  	"transaction_count" numeric NOT NULL,
  	"hash" varchar NOT NULL,
  	"previous_hash" varchar NOT NULL,
  	"leaves" varchar NOT NULL,
  	"sealed_at" timestamp(3) with time zone NOT NULL
  );
  
  CREATE TABLE "users_memberships_roles" (
  	"order" integer NOT NULL,
  	"parent_id" varchar NOT NULL,
  	"value" "enum_users_memberships_roles",
  	"id" uuid PRIMARY KEY NOT NULL
  );
  
  CREATE TABLE "users_memberships" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"website_id" uuid NOT NULL
  );
  
  CREATE TABLE "users_sessions" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"created_at" timestamp(3) with time zone,
  	"expires_at" timestamp(3) with time zone NOT NULL
  );
  
  CREATE TABLE "users" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"display_name" varchar NOT NULL,
  	"time_zone" varchar,
  	"superadmin" boolean DEFAULT false,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"email" varchar NOT NULL,
  	"reset_password_token" varchar,
  	"reset_password_expiration" timestamp(3) with time zone,
  	"salt" varchar,
  	"hash" varchar,
  	"reset_password_requested_at" timestamp(3) with time zone,
  	"_verified" boolean,
  	"_verificationtoken" varchar,
  	"login_attempts" numeric DEFAULT 0,
  	"lock_until" timestamp(3) with time zone
  );
  
  CREATE TABLE "client_profiles" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"website_id" uuid NOT NULL,
  	"user_id" uuid NOT NULL,
  	"company" varchar,
  	"phone" varchar,
  	"remarks" varchar,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "writer_profiles" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"website_id" uuid NOT NULL,
  	"user_id" uuid NOT NULL,
  	"level" varchar,
  	"capacity" numeric DEFAULT 3 NOT NULL,
  	"pay_share_percent" numeric,
  	"active" boolean DEFAULT true,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "writer_profiles_texts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"text" varchar
  );
  
  CREATE TABLE "websites_domains" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"host" varchar NOT NULL
  );
  
  CREATE TABLE "websites" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"slug" varchar NOT NULL,
  	"frontend_url" varchar,
  	"currency" varchar NOT NULL,
  	"time_zone" varchar NOT NULL,
  	"settings_awaiting_payment_hours" numeric DEFAULT 72 NOT NULL,
  	"settings_revision_days" numeric DEFAULT 14 NOT NULL,
  	"settings_revision_quota" numeric DEFAULT 3 NOT NULL,
  	"settings_auto_complete_business_days" numeric DEFAULT 7 NOT NULL,
  	"settings_reopen_days" numeric DEFAULT 3 NOT NULL,
  	"settings_clearance_days" numeric DEFAULT 5 NOT NULL,
  	"settings_writer_share_percent" numeric DEFAULT 45 NOT NULL,
  	"settings_started_refund_percent" numeric DEFAULT 50 NOT NULL,
  	"settings_adjustment_approval_minor" numeric DEFAULT 5000 NOT NULL,
  	"settings_top_up_minimum_minor" numeric DEFAULT 500 NOT NULL,
  	"settings_top_up_maximum_minor" numeric DEFAULT 1000000 NOT NULL,
  	"settings_confirm_top_ups_at_once" boolean DEFAULT false,
  	"archived_at" timestamp(3) with time zone,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "timeline_events" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"website_id" uuid NOT NULL,
  	"document_collection" varchar NOT NULL,
  	"document_id" varchar NOT NULL,
  	"event" varchar NOT NULL,
  	"from_state" varchar,
  	"to_state" varchar,
  	"actor_id" uuid,
  	"actor_role" varchar NOT NULL,
  	"data" jsonb,
  	"audience" "enum_timeline_events_audience" DEFAULT 'everyone' NOT NULL,
  	"at" timestamp(3) with time zone NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "timers" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"website_id" uuid NOT NULL,
  	"document_collection" varchar NOT NULL,
  	"document_id" varchar NOT NULL,
  	"episode" numeric NOT NULL,
  	"transition" varchar NOT NULL,
  	"due_at" timestamp(3) with time zone NOT NULL,
  	"state" "enum_timers_state" NOT NULL,
  	"settled_at" timestamp(3) with time zone,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "outbox_events" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"website_id" uuid,
  	"document_collection" varchar NOT NULL,
  	"document_id" varchar NOT NULL,
  	"facts" jsonb,
  	"occurred_at" timestamp(3) with time zone NOT NULL,
  	"delivered_at" timestamp(3) with time zone,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "mails" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"to" varchar NOT NULL,
  	"subject" varchar NOT NULL,
  	"html" varchar,
  	"state" "enum_mails_state" DEFAULT 'kept' NOT NULL,
  	"sent_at" timestamp(3) with time zone,
  	"problem" varchar,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "idempotency_keys" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"website_id" uuid,
  	"scope" varchar NOT NULL,
  	"key" varchar NOT NULL,
  	"request_hash" varchar NOT NULL,
  	"status" numeric NOT NULL,
  	"body" jsonb,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "ledger_lot_movements" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"website_id" uuid NOT NULL,
  	"lot_id" uuid NOT NULL,
  	"posting_id" uuid NOT NULL,
  	"delta_minor" numeric NOT NULL,
  	"remaining_minor" numeric NOT NULL,
  	"currency" varchar NOT NULL,
  	"expires_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "ledger_rollups" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"website_id" uuid NOT NULL,
  	"account_id" uuid NOT NULL,
  	"balance_minor" numeric NOT NULL,
  	"currency" varchar NOT NULL,
  	"position" numeric NOT NULL,
  	"through_at" timestamp(3) with time zone NOT NULL
  );
  
  CREATE TABLE "payload_kv" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"key" varchar NOT NULL,
  	"data" jsonb NOT NULL
  );
  
  CREATE TABLE "payload_preferences" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"key" varchar,
  	"value" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_preferences_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"users_id" uuid
  );
  
  CREATE TABLE "payload_migrations" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar,
  	"batch" numeric,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "orders" ADD CONSTRAINT "orders_website_id_websites_id_fk" FOREIGN KEY ("website_id") REFERENCES "public"."websites"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "orders" ADD CONSTRAINT "orders_service_id_services_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."services"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "orders" ADD CONSTRAINT "orders_client_id_users_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "orders" ADD CONSTRAINT "orders_writer_id_users_id_fk" FOREIGN KEY ("writer_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "orders" ADD CONSTRAINT "orders_price_table_id_price_tables_id_fk" FOREIGN KEY ("price_table_id") REFERENCES "public"."price_tables"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "order_requests" ADD CONSTRAINT "order_requests_website_id_websites_id_fk" FOREIGN KEY ("website_id") REFERENCES "public"."websites"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "order_requests" ADD CONSTRAINT "order_requests_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "order_requests" ADD CONSTRAINT "order_requests_writer_id_users_id_fk" FOREIGN KEY ("writer_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "deliverables" ADD CONSTRAINT "deliverables_website_id_websites_id_fk" FOREIGN KEY ("website_id") REFERENCES "public"."websites"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "deliverables" ADD CONSTRAINT "deliverables_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "deliverables" ADD CONSTRAINT "deliverables_uploader_id_users_id_fk" FOREIGN KEY ("uploader_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "order_assignments" ADD CONSTRAINT "order_assignments_website_id_websites_id_fk" FOREIGN KEY ("website_id") REFERENCES "public"."websites"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "order_assignments" ADD CONSTRAINT "order_assignments_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "order_assignments" ADD CONSTRAINT "order_assignments_writer_id_users_id_fk" FOREIGN KEY ("writer_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "order_notes" ADD CONSTRAINT "order_notes_website_id_websites_id_fk" FOREIGN KEY ("website_id") REFERENCES "public"."websites"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "order_notes" ADD CONSTRAINT "order_notes_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "order_notes" ADD CONSTRAINT "order_notes_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "services_brief_form" ADD CONSTRAINT "services_brief_form_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."services"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "services" ADD CONSTRAINT "services_website_id_websites_id_fk" FOREIGN KEY ("website_id") REFERENCES "public"."websites"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "services_texts" ADD CONSTRAINT "services_texts_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."services"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "price_tables_services_levels" ADD CONSTRAINT "price_tables_services_levels_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."price_tables_services"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "price_tables_services" ADD CONSTRAINT "price_tables_services_service_id_services_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."services"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "price_tables_services" ADD CONSTRAINT "price_tables_services_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."price_tables"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "price_tables_urgency" ADD CONSTRAINT "price_tables_urgency_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."price_tables"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "price_tables_subjects" ADD CONSTRAINT "price_tables_subjects_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."price_tables"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "price_tables_writer_levels" ADD CONSTRAINT "price_tables_writer_levels_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."price_tables"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "price_tables_spacings" ADD CONSTRAINT "price_tables_spacings_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."price_tables"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "price_tables_extras" ADD CONSTRAINT "price_tables_extras_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."price_tables"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "price_tables" ADD CONSTRAINT "price_tables_website_id_websites_id_fk" FOREIGN KEY ("website_id") REFERENCES "public"."websites"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "price_tables_rels" ADD CONSTRAINT "price_tables_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."price_tables"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "price_tables_rels" ADD CONSTRAINT "price_tables_rels_services_fk" FOREIGN KEY ("services_id") REFERENCES "public"."services"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "top_ups" ADD CONSTRAINT "top_ups_website_id_websites_id_fk" FOREIGN KEY ("website_id") REFERENCES "public"."websites"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "top_ups" ADD CONSTRAINT "top_ups_client_id_users_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "top_ups" ADD CONSTRAINT "top_ups_decided_by_id_users_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "top_ups" ADD CONSTRAINT "top_ups_transaction_id_ledger_transactions_id_fk" FOREIGN KEY ("transaction_id") REFERENCES "public"."ledger_transactions"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "adjustments" ADD CONSTRAINT "adjustments_website_id_websites_id_fk" FOREIGN KEY ("website_id") REFERENCES "public"."websites"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "adjustments" ADD CONSTRAINT "adjustments_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "adjustments" ADD CONSTRAINT "adjustments_requested_by_id_users_id_fk" FOREIGN KEY ("requested_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "adjustments" ADD CONSTRAINT "adjustments_decided_by_id_users_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "adjustments" ADD CONSTRAINT "adjustments_transaction_id_ledger_transactions_id_fk" FOREIGN KEY ("transaction_id") REFERENCES "public"."ledger_transactions"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "earnings" ADD CONSTRAINT "earnings_website_id_websites_id_fk" FOREIGN KEY ("website_id") REFERENCES "public"."websites"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "earnings" ADD CONSTRAINT "earnings_writer_id_users_id_fk" FOREIGN KEY ("writer_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_website_id_websites_id_fk" FOREIGN KEY ("website_id") REFERENCES "public"."websites"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "ledger_transactions" ADD CONSTRAINT "ledger_transactions_website_id_websites_id_fk" FOREIGN KEY ("website_id") REFERENCES "public"."websites"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "ledger_transactions" ADD CONSTRAINT "ledger_transactions_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "ledger_postings" ADD CONSTRAINT "ledger_postings_website_id_websites_id_fk" FOREIGN KEY ("website_id") REFERENCES "public"."websites"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "ledger_postings" ADD CONSTRAINT "ledger_postings_transaction_id_ledger_transactions_id_fk" FOREIGN KEY ("transaction_id") REFERENCES "public"."ledger_transactions"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "ledger_postings" ADD CONSTRAINT "ledger_postings_from_id_ledger_accounts_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."ledger_accounts"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "ledger_postings" ADD CONSTRAINT "ledger_postings_to_id_ledger_accounts_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."ledger_accounts"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "ledger_lots" ADD CONSTRAINT "ledger_lots_website_id_websites_id_fk" FOREIGN KEY ("website_id") REFERENCES "public"."websites"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "ledger_lots" ADD CONSTRAINT "ledger_lots_account_id_ledger_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."ledger_accounts"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "ledger_seals" ADD CONSTRAINT "ledger_seals_website_id_websites_id_fk" FOREIGN KEY ("website_id") REFERENCES "public"."websites"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "users_memberships_roles" ADD CONSTRAINT "users_memberships_roles_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."users_memberships"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "users_memberships" ADD CONSTRAINT "users_memberships_website_id_websites_id_fk" FOREIGN KEY ("website_id") REFERENCES "public"."websites"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "users_memberships" ADD CONSTRAINT "users_memberships_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "users_sessions" ADD CONSTRAINT "users_sessions_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "client_profiles" ADD CONSTRAINT "client_profiles_website_id_websites_id_fk" FOREIGN KEY ("website_id") REFERENCES "public"."websites"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "client_profiles" ADD CONSTRAINT "client_profiles_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "writer_profiles" ADD CONSTRAINT "writer_profiles_website_id_websites_id_fk" FOREIGN KEY ("website_id") REFERENCES "public"."websites"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "writer_profiles" ADD CONSTRAINT "writer_profiles_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "writer_profiles_texts" ADD CONSTRAINT "writer_profiles_texts_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."writer_profiles"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "websites_domains" ADD CONSTRAINT "websites_domains_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."websites"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "timeline_events" ADD CONSTRAINT "timeline_events_website_id_websites_id_fk" FOREIGN KEY ("website_id") REFERENCES "public"."websites"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "timeline_events" ADD CONSTRAINT "timeline_events_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "timers" ADD CONSTRAINT "timers_website_id_websites_id_fk" FOREIGN KEY ("website_id") REFERENCES "public"."websites"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "outbox_events" ADD CONSTRAINT "outbox_events_website_id_websites_id_fk" FOREIGN KEY ("website_id") REFERENCES "public"."websites"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_website_id_websites_id_fk" FOREIGN KEY ("website_id") REFERENCES "public"."websites"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "ledger_lot_movements" ADD CONSTRAINT "ledger_lot_movements_website_id_websites_id_fk" FOREIGN KEY ("website_id") REFERENCES "public"."websites"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "ledger_lot_movements" ADD CONSTRAINT "ledger_lot_movements_lot_id_ledger_lots_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."ledger_lots"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "ledger_lot_movements" ADD CONSTRAINT "ledger_lot_movements_posting_id_ledger_postings_id_fk" FOREIGN KEY ("posting_id") REFERENCES "public"."ledger_postings"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "ledger_rollups" ADD CONSTRAINT "ledger_rollups_website_id_websites_id_fk" FOREIGN KEY ("website_id") REFERENCES "public"."websites"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "ledger_rollups" ADD CONSTRAINT "ledger_rollups_account_id_ledger_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."ledger_accounts"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."payload_preferences"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "orders_website_idx" ON "orders" USING btree ("website_id");
  CREATE UNIQUE INDEX "orders_number_idx" ON "orders" USING btree ("number");
  CREATE INDEX "orders_deadline_idx" ON "orders" USING btree ("deadline");
  CREATE INDEX "orders_service_idx" ON "orders" USING btree ("service_id");
  CREATE INDEX "orders_client_idx" ON "orders" USING btree ("client_id");
  CREATE INDEX "orders_writer_idx" ON "orders" USING btree ("writer_id");
  CREATE INDEX "orders_state_idx" ON "orders" USING btree ("state");
  CREATE INDEX "orders_price_table_idx" ON "orders" USING btree ("price_table_id");
  CREATE INDEX "orders_created_at_idx" ON "orders" USING btree ("created_at");
  CREATE INDEX "orders_updated_at_idx" ON "orders" USING btree ("updated_at");
  CREATE INDEX "website_state_createdAt_idx" ON "orders" USING btree ("website_id","state","created_at");
  CREATE INDEX "client_state_createdAt_idx" ON "orders" USING btree ("client_id","state","created_at");
  CREATE INDEX "writer_state_idx" ON "orders" USING btree ("writer_id","state");
  CREATE INDEX "order_requests_website_idx" ON "order_requests" USING btree ("website_id");
  CREATE INDEX "order_requests_order_idx" ON "order_requests" USING btree ("order_id");
  CREATE INDEX "order_requests_writer_idx" ON "order_requests" USING btree ("writer_id");
  CREATE INDEX "order_requests_created_at_idx" ON "order_requests" USING btree ("created_at");
  CREATE INDEX "order_requests_updated_at_idx" ON "order_requests" USING btree ("updated_at");
  CREATE INDEX "deliverables_website_idx" ON "deliverables" USING btree ("website_id");
  CREATE INDEX "deliverables_order_idx" ON "deliverables" USING btree ("order_id");
  CREATE INDEX "deliverables_uploader_idx" ON "deliverables" USING btree ("uploader_id");
  CREATE UNIQUE INDEX "deliverables_storage_key_idx" ON "deliverables" USING btree ("storage_key");
  CREATE INDEX "deliverables_created_at_idx" ON "deliverables" USING btree ("created_at");
  CREATE INDEX "deliverables_updated_at_idx" ON "deliverables" USING btree ("updated_at");
  CREATE INDEX "order_category_createdAt_idx" ON "deliverables" USING btree ("order_id","category","created_at");
  CREATE INDEX "order_assignments_website_idx" ON "order_assignments" USING btree ("website_id");
  CREATE INDEX "order_assignments_order_idx" ON "order_assignments" USING btree ("order_id");
  CREATE INDEX "order_assignments_writer_idx" ON "order_assignments" USING btree ("writer_id");
  CREATE INDEX "order_assignments_created_at_idx" ON "order_assignments" USING btree ("created_at");
  CREATE INDEX "order_assignments_updated_at_idx" ON "order_assignments" USING btree ("updated_at");
  CREATE INDEX "order_notes_website_idx" ON "order_notes" USING btree ("website_id");
  CREATE INDEX "order_notes_order_idx" ON "order_notes" USING btree ("order_id");
  CREATE INDEX "order_notes_author_idx" ON "order_notes" USING btree ("author_id");
  CREATE INDEX "order_notes_created_at_idx" ON "order_notes" USING btree ("created_at");
  CREATE INDEX "order_notes_updated_at_idx" ON "order_notes" USING btree ("updated_at");
  CREATE INDEX "services_brief_form_order_idx" ON "services_brief_form" USING btree ("_order");
  CREATE INDEX "services_brief_form_parent_id_idx" ON "services_brief_form" USING btree ("_parent_id");
  CREATE INDEX "services_website_idx" ON "services" USING btree ("website_id");
  CREATE INDEX "services_active_idx" ON "services" USING btree ("active");
  CREATE INDEX "services_created_at_idx" ON "services" USING btree ("created_at");
  CREATE INDEX "services_updated_at_idx" ON "services" USING btree ("updated_at");
  CREATE UNIQUE INDEX "website_code_idx" ON "services" USING btree ("website_id","code");
  CREATE INDEX "services_texts_order_parent" ON "services_texts" USING btree ("order","parent_id");
  CREATE INDEX "price_tables_services_levels_order_idx" ON "price_tables_services_levels" USING btree ("_order");
  CREATE INDEX "price_tables_services_levels_parent_id_idx" ON "price_tables_services_levels" USING btree ("_parent_id");
  CREATE INDEX "price_tables_services_order_idx" ON "price_tables_services" USING btree ("_order");
  CREATE INDEX "price_tables_services_parent_id_idx" ON "price_tables_services" USING btree ("_parent_id");
  CREATE INDEX "price_tables_services_service_idx" ON "price_tables_services" USING btree ("service_id");
  CREATE INDEX "price_tables_urgency_order_idx" ON "price_tables_urgency" USING btree ("_order");
  CREATE INDEX "price_tables_urgency_parent_id_idx" ON "price_tables_urgency" USING btree ("_parent_id");
  CREATE INDEX "price_tables_subjects_order_idx" ON "price_tables_subjects" USING btree ("_order");
  CREATE INDEX "price_tables_subjects_parent_id_idx" ON "price_tables_subjects" USING btree ("_parent_id");
  CREATE INDEX "price_tables_writer_levels_order_idx" ON "price_tables_writer_levels" USING btree ("_order");
  CREATE INDEX "price_tables_writer_levels_parent_id_idx" ON "price_tables_writer_levels" USING btree ("_parent_id");
  CREATE INDEX "price_tables_spacings_order_idx" ON "price_tables_spacings" USING btree ("_order");
  CREATE INDEX "price_tables_spacings_parent_id_idx" ON "price_tables_spacings" USING btree ("_parent_id");
  CREATE INDEX "price_tables_extras_order_idx" ON "price_tables_extras" USING btree ("_order");
  CREATE INDEX "price_tables_extras_parent_id_idx" ON "price_tables_extras" USING btree ("_parent_id");
  CREATE INDEX "price_tables_website_idx" ON "price_tables" USING btree ("website_id");
  CREATE INDEX "price_tables_state_idx" ON "price_tables" USING btree ("state");
  CREATE INDEX "price_tables_created_at_idx" ON "price_tables" USING btree ("created_at");
  CREATE INDEX "price_tables_updated_at_idx" ON "price_tables" USING btree ("updated_at");
  CREATE INDEX "website_state_validFrom_idx" ON "price_tables" USING btree ("website_id","state","valid_from");
  CREATE INDEX "price_tables_rels_order_idx" ON "price_tables_rels" USING btree ("order");
  CREATE INDEX "price_tables_rels_parent_idx" ON "price_tables_rels" USING btree ("parent_id");
  CREATE INDEX "price_tables_rels_path_idx" ON "price_tables_rels" USING btree ("path");
  CREATE INDEX "price_tables_rels_services_id_idx" ON "price_tables_rels" USING btree ("services_id");
  CREATE INDEX "top_ups_website_idx" ON "top_ups" USING btree ("website_id");
  CREATE INDEX "top_ups_code_idx" ON "top_ups" USING btree ("code");
  CREATE INDEX "top_ups_client_idx" ON "top_ups" USING btree ("client_id");
  CREATE INDEX "top_ups_decided_by_idx" ON "top_ups" USING btree ("decided_by_id");
  CREATE INDEX "top_ups_transaction_idx" ON "top_ups" USING btree ("transaction_id");
  CREATE INDEX "top_ups_state_idx" ON "top_ups" USING btree ("state");
  CREATE INDEX "top_ups_created_at_idx" ON "top_ups" USING btree ("created_at");
  CREATE INDEX "top_ups_updated_at_idx" ON "top_ups" USING btree ("updated_at");
  CREATE INDEX "adjustments_website_idx" ON "adjustments" USING btree ("website_id");
  CREATE INDEX "adjustments_code_idx" ON "adjustments" USING btree ("code");
  CREATE INDEX "adjustments_user_idx" ON "adjustments" USING btree ("user_id");
  CREATE INDEX "adjustments_requested_by_idx" ON "adjustments" USING btree ("requested_by_id");
  CREATE INDEX "adjustments_decided_by_idx" ON "adjustments" USING btree ("decided_by_id");
  CREATE INDEX "adjustments_transaction_idx" ON "adjustments" USING btree ("transaction_id");
  CREATE INDEX "adjustments_state_idx" ON "adjustments" USING btree ("state");
  CREATE INDEX "adjustments_created_at_idx" ON "adjustments" USING btree ("created_at");
  CREATE INDEX "adjustments_updated_at_idx" ON "adjustments" USING btree ("updated_at");
  CREATE INDEX "earnings_website_idx" ON "earnings" USING btree ("website_id");
  CREATE INDEX "earnings_writer_idx" ON "earnings" USING btree ("writer_id");
  CREATE INDEX "earnings_state_idx" ON "earnings" USING btree ("state");
  CREATE INDEX "earnings_created_at_idx" ON "earnings" USING btree ("created_at");
  CREATE INDEX "earnings_updated_at_idx" ON "earnings" USING btree ("updated_at");
  CREATE INDEX "payableId_writer_idx" ON "earnings" USING btree ("payable_id","writer_id");
  CREATE INDEX "ledger_accounts_website_idx" ON "ledger_accounts" USING btree ("website_id");
  CREATE INDEX "ledger_accounts_user_idx" ON "ledger_accounts" USING btree ("user_id");
  CREATE INDEX "ledger_transactions_website_idx" ON "ledger_transactions" USING btree ("website_id");
  CREATE INDEX "ledger_transactions_actor_idx" ON "ledger_transactions" USING btree ("actor_id");
  CREATE INDEX "ledger_postings_website_idx" ON "ledger_postings" USING btree ("website_id");
  CREATE INDEX "ledger_postings_transaction_idx" ON "ledger_postings" USING btree ("transaction_id");
  CREATE INDEX "ledger_postings_from_idx" ON "ledger_postings" USING btree ("from_id");
  CREATE INDEX "ledger_postings_to_idx" ON "ledger_postings" USING btree ("to_id");
  CREATE INDEX "ledger_lots_website_idx" ON "ledger_lots" USING btree ("website_id");
  CREATE INDEX "ledger_lots_account_idx" ON "ledger_lots" USING btree ("account_id");
  CREATE INDEX "ledger_seals_website_idx" ON "ledger_seals" USING btree ("website_id");
  CREATE INDEX "users_memberships_roles_order_idx" ON "users_memberships_roles" USING btree ("order");
  CREATE INDEX "users_memberships_roles_parent_idx" ON "users_memberships_roles" USING btree ("parent_id");
  CREATE INDEX "users_memberships_order_idx" ON "users_memberships" USING btree ("_order");
  CREATE INDEX "users_memberships_parent_id_idx" ON "users_memberships" USING btree ("_parent_id");
  CREATE INDEX "users_memberships_website_idx" ON "users_memberships" USING btree ("website_id");
  CREATE INDEX "users_sessions_order_idx" ON "users_sessions" USING btree ("_order");
  CREATE INDEX "users_sessions_parent_id_idx" ON "users_sessions" USING btree ("_parent_id");
  CREATE INDEX "users_display_name_idx" ON "users" USING btree ("display_name");
  CREATE INDEX "users_created_at_idx" ON "users" USING btree ("created_at");
  CREATE INDEX "users_updated_at_idx" ON "users" USING btree ("updated_at");
  CREATE UNIQUE INDEX "users_email_idx" ON "users" USING btree ("email");
  CREATE INDEX "client_profiles_website_idx" ON "client_profiles" USING btree ("website_id");
  CREATE INDEX "client_profiles_user_idx" ON "client_profiles" USING btree ("user_id");
  CREATE INDEX "client_profiles_created_at_idx" ON "client_profiles" USING btree ("created_at");
  CREATE INDEX "client_profiles_updated_at_idx" ON "client_profiles" USING btree ("updated_at");
  CREATE UNIQUE INDEX "website_user_idx" ON "client_profiles" USING btree ("website_id","user_id");
  CREATE INDEX "writer_profiles_website_idx" ON "writer_profiles" USING btree ("website_id");
  CREATE INDEX "writer_profiles_user_idx" ON "writer_profiles" USING btree ("user_id");
  CREATE INDEX "writer_profiles_active_idx" ON "writer_profiles" USING btree ("active");
  CREATE INDEX "writer_profiles_created_at_idx" ON "writer_profiles" USING btree ("created_at");
  CREATE INDEX "writer_profiles_updated_at_idx" ON "writer_profiles" USING btree ("updated_at");
  CREATE UNIQUE INDEX "website_user_1_idx" ON "writer_profiles" USING btree ("website_id","user_id");
  CREATE INDEX "writer_profiles_texts_order_parent" ON "writer_profiles_texts" USING btree ("order","parent_id");
  CREATE INDEX "websites_domains_order_idx" ON "websites_domains" USING btree ("_order");
  CREATE INDEX "websites_domains_parent_id_idx" ON "websites_domains" USING btree ("_parent_id");
  CREATE INDEX "websites_domains_host_idx" ON "websites_domains" USING btree ("host");
  CREATE UNIQUE INDEX "websites_slug_idx" ON "websites" USING btree ("slug");
  CREATE INDEX "websites_created_at_idx" ON "websites" USING btree ("created_at");
  CREATE INDEX "websites_updated_at_idx" ON "websites" USING btree ("updated_at");
  CREATE INDEX "timeline_events_website_idx" ON "timeline_events" USING btree ("website_id");
  CREATE INDEX "timeline_events_actor_idx" ON "timeline_events" USING btree ("actor_id");
  CREATE INDEX "timeline_events_at_idx" ON "timeline_events" USING btree ("at");
  CREATE INDEX "timeline_events_created_at_idx" ON "timeline_events" USING btree ("created_at");
  CREATE INDEX "timeline_events_updated_at_idx" ON "timeline_events" USING btree ("updated_at");
  CREATE INDEX "documentId_at_idx" ON "timeline_events" USING btree ("document_id","at");
  CREATE INDEX "timers_website_idx" ON "timers" USING btree ("website_id");
  CREATE INDEX "timers_created_at_idx" ON "timers" USING btree ("created_at");
  CREATE INDEX "timers_updated_at_idx" ON "timers" USING btree ("updated_at");
  CREATE INDEX "state_dueAt_idx" ON "timers" USING btree ("state","due_at");
  CREATE INDEX "documentId_idx" ON "timers" USING btree ("document_id");
  CREATE INDEX "outbox_events_name_idx" ON "outbox_events" USING btree ("name");
  CREATE INDEX "outbox_events_website_idx" ON "outbox_events" USING btree ("website_id");
  CREATE INDEX "outbox_events_document_id_idx" ON "outbox_events" USING btree ("document_id");
  CREATE INDEX "outbox_events_occurred_at_idx" ON "outbox_events" USING btree ("occurred_at");
  CREATE INDEX "outbox_events_created_at_idx" ON "outbox_events" USING btree ("created_at");
  CREATE INDEX "outbox_events_updated_at_idx" ON "outbox_events" USING btree ("updated_at");
  CREATE INDEX "mails_to_idx" ON "mails" USING btree ("to");
  CREATE INDEX "mails_created_at_idx" ON "mails" USING btree ("created_at");
  CREATE INDEX "mails_updated_at_idx" ON "mails" USING btree ("updated_at");
  CREATE INDEX "idempotency_keys_website_idx" ON "idempotency_keys" USING btree ("website_id");
  CREATE INDEX "idempotency_keys_created_at_idx" ON "idempotency_keys" USING btree ("created_at");
  CREATE INDEX "idempotency_keys_updated_at_idx" ON "idempotency_keys" USING btree ("updated_at");
  CREATE UNIQUE INDEX "scope_key_idx" ON "idempotency_keys" USING btree ("scope","key");
  CREATE INDEX "ledger_lot_movements_website_idx" ON "ledger_lot_movements" USING btree ("website_id");
  CREATE INDEX "ledger_lot_movements_lot_idx" ON "ledger_lot_movements" USING btree ("lot_id");
  CREATE INDEX "ledger_lot_movements_posting_idx" ON "ledger_lot_movements" USING btree ("posting_id");
  CREATE INDEX "ledger_rollups_website_idx" ON "ledger_rollups" USING btree ("website_id");
  CREATE INDEX "ledger_rollups_account_idx" ON "ledger_rollups" USING btree ("account_id");
  CREATE UNIQUE INDEX "payload_kv_key_idx" ON "payload_kv" USING btree ("key");
  CREATE INDEX "payload_preferences_key_idx" ON "payload_preferences" USING btree ("key");
  CREATE INDEX "payload_preferences_updated_at_idx" ON "payload_preferences" USING btree ("updated_at");
  CREATE INDEX "payload_preferences_created_at_idx" ON "payload_preferences" USING btree ("created_at");
  CREATE INDEX "payload_preferences_rels_order_idx" ON "payload_preferences_rels" USING btree ("order");
  CREATE INDEX "payload_preferences_rels_parent_idx" ON "payload_preferences_rels" USING btree ("parent_id");
  CREATE INDEX "payload_preferences_rels_path_idx" ON "payload_preferences_rels" USING btree ("path");
  CREATE INDEX "payload_preferences_rels_users_id_idx" ON "payload_preferences_rels" USING btree ("users_id");
  CREATE INDEX "payload_migrations_updated_at_idx" ON "payload_migrations" USING btree ("updated_at");
  CREATE INDEX "payload_migrations_created_at_idx" ON "payload_migrations" USING btree ("created_at");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "orders" CASCADE;
  DROP TABLE "order_requests" CASCADE;
  DROP TABLE "deliverables" CASCADE;
  DROP TABLE "order_assignments" CASCADE;
  DROP TABLE "order_notes" CASCADE;
  DROP TABLE "services_brief_form" CASCADE;
  DROP TABLE "services" CASCADE;
  DROP TABLE "services_texts" CASCADE;
  DROP TABLE "price_tables_services_levels" CASCADE;
  DROP TABLE "price_tables_services" CASCADE;
  DROP TABLE "price_tables_urgency" CASCADE;
  DROP TABLE "price_tables_subjects" CASCADE;
  DROP TABLE "price_tables_writer_levels" CASCADE;
  DROP TABLE "price_tables_spacings" CASCADE;
  DROP TABLE "price_tables_extras" CASCADE;
  DROP TABLE "price_tables" CASCADE;
  DROP TABLE "price_tables_rels" CASCADE;
  DROP TABLE "top_ups" CASCADE;
  DROP TABLE "adjustments" CASCADE;
  DROP TABLE "earnings" CASCADE;
  DROP TABLE "ledger_accounts" CASCADE;
  DROP TABLE "ledger_transactions" CASCADE;
  DROP TABLE "ledger_postings" CASCADE;
  DROP TABLE "ledger_lots" CASCADE;
  DROP TABLE "ledger_seals" CASCADE;
  DROP TABLE "users_memberships_roles" CASCADE;
  DROP TABLE "users_memberships" CASCADE;
  DROP TABLE "users_sessions" CASCADE;
  DROP TABLE "users" CASCADE;
  DROP TABLE "client_profiles" CASCADE;
  DROP TABLE "writer_profiles" CASCADE;
  DROP TABLE "writer_profiles_texts" CASCADE;
  DROP TABLE "websites_domains" CASCADE;
  DROP TABLE "websites" CASCADE;
  DROP TABLE "timeline_events" CASCADE;
  DROP TABLE "timers" CASCADE;
  DROP TABLE "outbox_events" CASCADE;
  DROP TABLE "mails" CASCADE;
  DROP TABLE "idempotency_keys" CASCADE;
  DROP TABLE "ledger_lot_movements" CASCADE;
  DROP TABLE "ledger_rollups" CASCADE;
  DROP TABLE "payload_kv" CASCADE;
  DROP TABLE "payload_preferences" CASCADE;
  DROP TABLE "payload_preferences_rels" CASCADE;
  DROP TABLE "payload_migrations" CASCADE;
  DROP TYPE "public"."enum_orders_state";
  DROP TYPE "public"."enum_orders_held_by";
  DROP TYPE "public"."enum_order_requests_answer";
  DROP TYPE "public"."enum_deliverables_category";
  DROP TYPE "public"."enum_deliverables_scan_state";
  DROP TYPE "public"."enum_order_assignments_how";
  DROP TYPE "public"."enum_services_brief_form_kind";
  DROP TYPE "public"."enum_services_unit";
  DROP TYPE "public"."enum_price_tables_extras_kind";
  DROP TYPE "public"."enum_price_tables_state";
  DROP TYPE "public"."enum_top_ups_gateway";
  DROP TYPE "public"."enum_top_ups_state";
  DROP TYPE "public"."enum_adjustments_party";
  DROP TYPE "public"."enum_adjustments_direction";
  DROP TYPE "public"."enum_adjustments_state";
  DROP TYPE "public"."enum_earnings_state";
  DROP TYPE "public"."enum_ledger_accounts_kind";
  DROP TYPE "public"."enum_ledger_transactions_kind";
  DROP TYPE "public"."enum_users_memberships_roles";
  DROP TYPE "public"."enum_timeline_events_audience";
  DROP TYPE "public"."enum_timers_state";
  DROP TYPE "public"."enum_mails_state";`)
}
