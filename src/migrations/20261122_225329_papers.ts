// @ts-nocheck
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_papers_kind" AS ENUM('invoice', 'receipt', 'credit_note');
  CREATE TABLE "papers" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"website_id" uuid NOT NULL,
  	"number" varchar NOT NULL,
  	"kind" "enum_papers_kind" NOT NULL,
  	"client_id" uuid NOT NULL,
  	"issued_at" timestamp(3) with time zone NOT NULL,
  	"payable_collection" varchar NOT NULL,
  	"payable_id" varchar NOT NULL,
  	"about" varchar NOT NULL,
  	"corrects_id" uuid,
  	"net_minor" numeric NOT NULL,
  	"tax_minor" numeric NOT NULL,
  	"total_minor" numeric NOT NULL,
  	"currency" varchar NOT NULL,
  	"lines" jsonb,
  	"tax_lines" jsonb,
  	"seller" jsonb,
  	"buyer" jsonb,
  	"note" varchar,
  	"time_zone" varchar NOT NULL,
  	"transaction_id" uuid NOT NULL,
  	"year" numeric NOT NULL,
  	"sequence" numeric NOT NULL,
  	"pdf_key" varchar,
  	"pdf_bytes" numeric,
  	"pdf_sha256" varchar
  );
  
  CREATE TABLE "websites_papers_tax_rates" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"country" varchar NOT NULL,
  	"percent" numeric NOT NULL,
  	"label" varchar NOT NULL
  );
  
  ALTER TABLE "client_profiles" ADD COLUMN "address" varchar;
  ALTER TABLE "client_profiles" ADD COLUMN "country" varchar;
  ALTER TABLE "client_profiles" ADD COLUMN "vat_id" varchar;
  ALTER TABLE "websites" ADD COLUMN "papers_seller_name" varchar;
  ALTER TABLE "websites" ADD COLUMN "papers_seller_address" varchar;
  ALTER TABLE "websites" ADD COLUMN "papers_seller_country" varchar;
  ALTER TABLE "websites" ADD COLUMN "papers_seller_vat_id" varchar;
  ALTER TABLE "websites" ADD COLUMN "papers_invoice_prefix" varchar DEFAULT 'INV' NOT NULL;
  ALTER TABLE "websites" ADD COLUMN "papers_receipt_prefix" varchar DEFAULT 'REC' NOT NULL;
  ALTER TABLE "websites" ADD COLUMN "papers_credit_note_prefix" varchar DEFAULT 'CRN' NOT NULL;
  ALTER TABLE "papers" ADD CONSTRAINT "papers_website_id_websites_id_fk" FOREIGN KEY ("website_id") REFERENCES "public"."websites"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "papers" ADD CONSTRAINT "papers_client_id_users_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "papers" ADD CONSTRAINT "papers_corrects_id_papers_id_fk" FOREIGN KEY ("corrects_id") REFERENCES "public"."papers"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "papers" ADD CONSTRAINT "papers_transaction_id_ledger_transactions_id_fk" FOREIGN KEY ("transaction_id") REFERENCES "public"."ledger_transactions"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "websites_papers_tax_rates" ADD CONSTRAINT "websites_papers_tax_rates_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."websites"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "papers_website_idx" ON "papers" USING btree ("website_id");
  CREATE INDEX "papers_client_idx" ON "papers" USING btree ("client_id");
  CREATE INDEX "papers_payable_id_idx" ON "papers" USING btree ("payable_id");
  CREATE INDEX "papers_corrects_idx" ON "papers" USING btree ("corrects_id");
  CREATE INDEX "papers_transaction_idx" ON "papers" USING btree ("transaction_id");
  CREATE INDEX "website_issuedAt_idx" ON "papers" USING btree ("website_id","issued_at");
  CREATE INDEX "client_issuedAt_idx" ON "papers" USING btree ("client_id","issued_at");
  CREATE INDEX "websites_papers_tax_rates_order_idx" ON "websites_papers_tax_rates" USING btree ("_order");
  CREATE INDEX "websites_papers_tax_rates_parent_id_idx" ON "websites_papers_tax_rates" USING btree ("_parent_id");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "papers" CASCADE;
  DROP TABLE "websites_papers_tax_rates" CASCADE;
  ALTER TABLE "client_profiles" DROP COLUMN "address";
  ALTER TABLE "client_profiles" DROP COLUMN "country";
  ALTER TABLE "client_profiles" DROP COLUMN "vat_id";
  ALTER TABLE "websites" DROP COLUMN "papers_seller_name";
  ALTER TABLE "websites" DROP COLUMN "papers_seller_address";
  ALTER TABLE "websites" DROP COLUMN "papers_seller_country";
  ALTER TABLE "websites" DROP COLUMN "papers_seller_vat_id";
  ALTER TABLE "websites" DROP COLUMN "papers_invoice_prefix";
  ALTER TABLE "websites" DROP COLUMN "papers_receipt_prefix";
  ALTER TABLE "websites" DROP COLUMN "papers_credit_note_prefix";
  DROP TYPE "public"."enum_papers_kind";`)
}
