import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

const KEEPS = (surcharge: string) => `
    create or replace function payment_keeps() returns trigger language plpgsql as $$
    begin
      if (new.website_id, new.client_id, new.payable_collection, new.payable_id, new.currency, new.total_minor, new.wallet_minor, new.gateway_minor, ${surcharge}new.gateway, new.approval_minor)
        is distinct from (old.website_id, old.client_id, old.payable_collection, old.payable_id, old.currency, old.total_minor, old.wallet_minor, old.gateway_minor, ${surcharge.replaceAll('new.', 'old.')}old.gateway, old.approval_minor)
        or (old.state = 'succeeded' and (new.state <> 'succeeded' or new.received_minor <> old.received_minor))
        or (old.confirmed_by_id is not null and (new.confirmed_by_id is distinct from old.confirmed_by_id or new.received_minor <> old.received_minor)) then
        raise exception 'payment %: what was asked for and what arrived stay as they are', old.id using errcode = 'restrict_violation';
      end if;
      return new;
    end $$;`

/** What the database itself keeps of fees that clients pay: asked for once, and never more of it kept than that. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(`
    alter table payments add constraint payments_surcharge check (
      surcharge_minor is not null and surcharge_minor >= 0 and surcharge_minor = trunc(surcharge_minor) and (gateway is not null or surcharge_minor = 0)
      and surcharge_taken_minor is not null and surcharge_taken_minor between 0 and surcharge_minor and surcharge_taken_minor = trunc(surcharge_taken_minor)
      and surcharge_taken_minor <= received_minor);
    ${KEEPS('new.surcharge_minor, ')}`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(`
    ${KEEPS('')}
    alter table payments drop constraint payments_surcharge`)
}
