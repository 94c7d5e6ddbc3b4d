// @ts-nocheck
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_gateway_events_gateway" AS ENUM('stripe', 'manual');
  CREATE TYPE "public"."enum_gateway_events_object_kind" AS ENUM('payment', 'refund', 'dispute', 'transfer', 'payout');
  CREATE TYPE "public"."enum_gateway_events_state" AS ENUM('received', 'processed', 'ignored', 'parked');
  CREATE TYPE "public"."enum_payment_settings_key_mode" AS ENUM('test', 'live');
  CREATE TABLE "gateway_events" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"website_id" uuid NOT NULL,
  	"gateway" "enum_gateway_events_gateway" NOT NULL,
  	"type" varchar NOT NULL,
  	"object_kind" "enum_gateway_events_object_kind",
  	"object_id" varchar,
  	"payable_collection" varchar,
  	"payable_id" varchar,
  	"reason" varchar,
  	"event_id" varchar NOT NULL,
  	"account" varchar,
  	"created_at_gateway" timestamp(3) with time zone NOT NULL,
  	"received_at" timestamp(3) with time zone NOT NULL,
  	"tries" numeric DEFAULT 0 NOT NULL,
  	"metadata" jsonb,
  	"body" jsonb,
  	"state" "enum_gateway_events_state" DEFAULT 'received' NOT NULL,
  	"state_since" timestamp(3) with time zone,
  	"state_episode" numeric DEFAULT 0 NOT NULL,
  	"version" numeric DEFAULT 0 NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payment_settings" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"website_id" uuid NOT NULL,
  	"takes_stripe" boolean DEFAULT true,
  	"takes_manual" boolean DEFAULT true,
  	"instructions" varchar,
  	"publishable_key" varchar,
  	"key_mode" "enum_payment_settings_key_mode",
  	"secret_key_hint" varchar,
  	"webhook_secret_hint" varchar,
  	"keys_since" timestamp(3) with time zone,
  	"secret_key_sealed" varchar,
  	"webhook_secrets_sealed" varchar,
  	"smallest_minor" numeric DEFAULT 50 NOT NULL,
  	"largest_minor" numeric DEFAULT 99999999 NOT NULL,
  	"approval_minor" numeric DEFAULT 100000 NOT NULL,
  	"attempt_minutes" numeric DEFAULT 60 NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "gateway_events" ADD CONSTRAINT "gateway_events_website_id_websites_id_fk" FOREIGN KEY ("website_id") REFERENCES "public"."websites"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "payment_settings" ADD CONSTRAINT "payment_settings_website_id_websites_id_fk" FOREIGN KEY ("website_id") REFERENCES "public"."websites"("id") ON DELETE restrict ON UPDATE no action;
  CREATE INDEX "gateway_events_website_idx" ON "gateway_events" USING btree ("website_id");
  CREATE INDEX "gateway_events_type_idx" ON "gateway_events" USING btree ("type");
  CREATE INDEX "gateway_events_object_id_idx" ON "gateway_events" USING btree ("object_id");
  CREATE INDEX "gateway_events_payable_id_idx" ON "gateway_events" USING btree ("payable_id");
  CREATE INDEX "gateway_events_state_idx" ON "gateway_events" USING btree ("state");
  CREATE INDEX "gateway_events_created_at_idx" ON "gateway_events" USING btree ("created_at");
  CREATE INDEX "gateway_events_updated_at_idx" ON "gateway_events" USING btree ("updated_at");
  CREATE UNIQUE INDEX "website_gateway_eventId_idx" ON "gateway_events" USING btree ("website_id","gateway","event_id");
  CREATE INDEX "website_receivedAt_idx" ON "gateway_events" USING btree ("website_id","received_at");
  CREATE UNIQUE INDEX "payment_settings_website_idx" ON "payment_settings" USING btree ("website_id");
  CREATE INDEX "payment_settings_created_at_idx" ON "payment_settings" USING btree ("created_at");
  CREATE INDEX "payment_settings_updated_at_idx" ON "payment_settings" USING btree ("updated_at");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "gateway_events" CASCADE;
  DROP TABLE "payment_settings" CASCADE;
  DROP TYPE "public"."enum_gateway_events_gateway";
  DROP TYPE "public"."enum_gateway_events_object_kind";
  DROP TYPE "public"."enum_gateway_events_state";
  DROP TYPE "public"."enum_payment_settings_key_mode";`)
}
