import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * What the database itself keeps of payments: amounts that agree, one row for an object of a gateway, four
 * eyes on large transfers, and nothing asked for that changes afterwards.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(`
    alter table payments add constraint payments_amounts check (
      total_minor > 0 and wallet_minor >= 0 and gateway_minor >= 0 and wallet_minor + gateway_minor = total_minor
      and received_minor >= 0 and wallet_taken_minor between 0 and wallet_minor
      and total_minor = trunc(total_minor) and wallet_minor = trunc(wallet_minor) and received_minor = trunc(received_minor));
    alter table payments add constraint payments_gateway check ((gateway is null) = (mode is null) and (gateway is null) = (gateway_minor = 0));
    alter table payments add constraint payments_four_eyes check (
      gateway is distinct from 'manual' or state <> 'succeeded'
      or (confirmed_by_id is not null and confirmed_by_id <> client_id
        and (greatest(gateway_minor, received_minor) <= coalesce(approval_minor, 0)
          or (approved_by_id is not null and approved_by_id <> confirmed_by_id and approved_by_id <> client_id))));

    create unique index payments_at_gateway on payments (website_id, gateway, gateway_id) where gateway_id is not null;
    create index payments_of_payable on payments (payable_id, id);
    create index payments_due on payments (next_check_at) where next_check_at is not null;
    create unique index payment_methods_at_gateway on payment_methods (website_id, gateway, gateway_id);

    create or replace function payment_keeps() returns trigger language plpgsql as $$
    begin
      if (new.website_id, new.client_id, new.payable_collection, new.payable_id, new.currency, new.total_minor, new.wallet_minor, new.gateway_minor, new.gateway, new.approval_minor)
        is distinct from (old.website_id, old.client_id, old.payable_collection, old.payable_id, old.currency, old.total_minor, old.wallet_minor, old.gateway_minor, old.gateway, old.approval_minor)
        or (old.state = 'succeeded' and (new.state <> 'succeeded' or new.received_minor <> old.received_minor))
        or (old.confirmed_by_id is not null and (new.confirmed_by_id is distinct from old.confirmed_by_id or new.received_minor <> old.received_minor)) then
        raise exception 'payment %: what was asked for and what arrived stay as they are', old.id using errcode = 'restrict_violation';
      end if;
      return new;
    end $$;
    create trigger payment_keeps before update on payments for each row execute function payment_keeps();`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(`
    drop trigger payment_keeps on payments;
    drop function payment_keeps();
    drop index payment_methods_at_gateway, payments_due, payments_of_payable, payments_at_gateway;
    alter table payments drop constraint payments_four_eyes, drop constraint payments_gateway, drop constraint payments_amounts;`)
}
