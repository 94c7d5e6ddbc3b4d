import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/** What the database itself keeps of automatic top-ups: one for each client, amounts above zero, and whose it is. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(`
    alter table auto_top_ups add constraint auto_top_ups_amounts check (
      threshold_minor > 0 and threshold_minor = trunc(threshold_minor) and amount_minor > 0 and amount_minor = trunc(amount_minor)
      and most_a_day between 1 and 10 and charges >= 0 and failed_tries >= 0);
    alter table auto_top_ups add constraint auto_top_ups_consent check (not coalesce(is_on, false) or (length(consent_text) > 0 and consented_at is not null));

    alter table auto_top_ups drop constraint auto_top_ups_method_id_payment_methods_id_fk,
      add constraint auto_top_ups_method_id_payment_methods_id_fk foreign key (method_id) references payment_methods (id) on delete set null;

    create or replace function auto_top_up_keeps() returns trigger language plpgsql as $$
    begin
      if (new.id, new.website_id, new.client_id) is distinct from (old.id, old.website_id, old.client_id) or new.charges < old.charges then
        raise exception 'automatic top-up %: whose it is and what was charged stay as they are', old.id using errcode = 'restrict_violation';
      end if;
      return new;
    end $$;
    create trigger auto_top_up_keeps before update on auto_top_ups for each row execute function auto_top_up_keeps();
    create unique index top_ups_of_auto_top_up on top_ups (auto_top_up_id) where state = 'pending' and auto_top_up_id is not null;`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(`
    drop index if exists top_ups_of_auto_top_up;
    drop trigger if exists auto_top_up_keeps on auto_top_ups; drop function if exists auto_top_up_keeps();
    alter table auto_top_ups drop constraint auto_top_ups_method_id_payment_methods_id_fk,
      add constraint auto_top_ups_method_id_payment_methods_id_fk foreign key (method_id) references payment_methods (id) on delete restrict;
    alter table auto_top_ups drop constraint if exists auto_top_ups_consent, drop constraint if exists auto_top_ups_amounts`)
}
