// @ts-nocheck
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_reconciliations_gateway" AS ENUM('stripe', 'manual');
  CREATE TYPE "public"."enum_reconciliations_state" AS ENUM('running', 'agrees', 'differs', 'failed');
  CREATE TABLE "reconciliations" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"website_id" uuid NOT NULL,
  	"day" varchar NOT NULL,
  	"gateway" "enum_reconciliations_gateway" NOT NULL,
  	"state" "enum_reconciliations_state" NOT NULL,
  	"failure" varchar,
  	"agreed" numeric NOT NULL,
  	"under_way" numeric NOT NULL,
  	"totals" jsonb,
  	"differences" jsonb,
  	"waiting" jsonb,
  	"ran_at" timestamp(3) with time zone,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "reconciliations" ADD CONSTRAINT "reconciliations_website_id_websites_id_fk" FOREIGN KEY ("website_id") REFERENCES "public"."websites"("id") ON DELETE restrict ON UPDATE no action;
  CREATE INDEX "reconciliations_website_idx" ON "reconciliations" USING btree ("website_id");
  CREATE INDEX "reconciliations_day_idx" ON "reconciliations" USING btree ("day");
  CREATE INDEX "reconciliations_state_idx" ON "reconciliations" USING btree ("state");
  CREATE INDEX "reconciliations_created_at_idx" ON "reconciliations" USING btree ("created_at");
  CREATE INDEX "reconciliations_updated_at_idx" ON "reconciliations" USING btree ("updated_at");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "reconciliations" CASCADE;
  DROP TYPE "public"."enum_reconciliations_gateway";
  DROP TYPE "public"."enum_reconciliations_state";`)
}
