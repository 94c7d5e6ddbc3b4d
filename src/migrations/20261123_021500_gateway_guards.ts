import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/** Settings for the websites there are, and what the database itself keeps of both tables. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(`
    insert into payment_settings (id, website_id) select gen_random_uuid(), id from websites;
    alter table payment_settings add constraint payment_settings_amounts check (
      smallest_minor >= 1 and largest_minor >= 1 and approval_minor >= 0
      and attempt_minutes between 35 and 1440);
    alter table payment_settings add constraint payment_settings_sealed check (
      secret_key_sealed not like 'sk\\_%' and secret_key_sealed not like 'rk\\_%' and webhook_secrets_sealed not like '%whsec\\_%');
    alter table gateway_events add constraint gateway_events_tries check (tries >= 0);
    alter table gateway_events add constraint gateway_events_about check (state <> 'received' or (object_kind is not null and object_id is not null));
    create index gateway_events_old on gateway_events (received_at) where state in ('processed', 'ignored');`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(`
    drop index gateway_events_old;
    alter table gateway_events drop constraint gateway_events_tries, drop constraint gateway_events_about;
    alter table payment_settings drop constraint payment_settings_amounts, drop constraint payment_settings_sealed;
    delete from payment_settings;`)
}
