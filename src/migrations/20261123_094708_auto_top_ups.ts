// @ts-nocheck
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TABLE "auto_top_ups" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"website_id" uuid NOT NULL,
  	"client_id" uuid NOT NULL,
  	"is_on" boolean,
  	"threshold_minor" numeric NOT NULL,
  	"amount_minor" numeric NOT NULL,
  	"most_a_day" numeric NOT NULL,
  	"currency" varchar NOT NULL,
  	"method_id" uuid,
  	"consent_text" varchar NOT NULL,
  	"consented_at" timestamp(3) with time zone NOT NULL,
  	"off_because" varchar,
  	"decline_sentence" varchar,
  	"charge_id" uuid,
  	"charges" numeric DEFAULT 0 NOT NULL,
  	"failed_tries" numeric DEFAULT 0 NOT NULL,
  	"next_at" timestamp(3) with time zone,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "top_ups" ADD COLUMN "auto_top_up_id" uuid;
  ALTER TABLE "auto_top_ups" ADD CONSTRAINT "auto_top_ups_website_id_websites_id_fk" FOREIGN KEY ("website_id") REFERENCES "public"."websites"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "auto_top_ups" ADD CONSTRAINT "auto_top_ups_client_id_users_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "auto_top_ups" ADD CONSTRAINT "auto_top_ups_method_id_payment_methods_id_fk" FOREIGN KEY ("method_id") REFERENCES "public"."payment_methods"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "auto_top_ups" ADD CONSTRAINT "auto_top_ups_charge_id_payments_id_fk" FOREIGN KEY ("charge_id") REFERENCES "public"."payments"("id") ON DELETE restrict ON UPDATE no action;
  CREATE INDEX "auto_top_ups_website_idx" ON "auto_top_ups" USING btree ("website_id");
  CREATE INDEX "auto_top_ups_client_idx" ON "auto_top_ups" USING btree ("client_id");
  CREATE INDEX "auto_top_ups_method_idx" ON "auto_top_ups" USING btree ("method_id");
  CREATE INDEX "auto_top_ups_charge_idx" ON "auto_top_ups" USING btree ("charge_id");
  CREATE INDEX "auto_top_ups_next_at_idx" ON "auto_top_ups" USING btree ("next_at");
  CREATE INDEX "auto_top_ups_created_at_idx" ON "auto_top_ups" USING btree ("created_at");
  CREATE INDEX "auto_top_ups_updated_at_idx" ON "auto_top_ups" USING btree ("updated_at");
  CREATE UNIQUE INDEX "website_client_idx" ON "auto_top_ups" USING btree ("website_id","client_id");
  ALTER TABLE "top_ups" ADD CONSTRAINT "top_ups_auto_top_up_id_auto_top_ups_id_fk" FOREIGN KEY ("auto_top_up_id") REFERENCES "public"."auto_top_ups"("id") ON DELETE restrict ON UPDATE no action;
  CREATE INDEX "top_ups_auto_top_up_idx" ON "top_ups" USING btree ("auto_top_up_id");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "auto_top_ups" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "auto_top_ups" CASCADE;
  ALTER TABLE "top_ups" DROP CONSTRAINT "top_ups_auto_top_up_id_auto_top_ups_id_fk";
  
  DROP INDEX "top_ups_auto_top_up_idx";
  ALTER TABLE "top_ups" DROP COLUMN "auto_top_up_id";`)
}
