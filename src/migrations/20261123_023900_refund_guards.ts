import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * What the database itself keeps of refunds: amounts that agree, four eyes above the limit, never one's own
 * money, and nothing of what was asked for that changes. What refunds took of an earning fits into it.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(`
    alter table refunds add constraint refunds_amounts check (
      amount_minor > 0 and amount_minor = trunc(amount_minor) and limit_minor >= 0 and entitled_minor >= 0
      and (state in ('requested', 'rejected')
        or (parts is not null and gateway_minor + wallet_minor + bonus_minor = amount_minor
          and least(gateway_minor, wallet_minor, bonus_minor, after_earned_minor, clawed_back_minor) >= 0
          and clawed_back_minor <= after_earned_minor and after_earned_minor <= amount_minor
          and (held_transaction_id is not null) = (after_earned_minor < amount_minor)
          and (earned_transaction_id is not null) = (after_earned_minor > 0))));
    alter table refunds add constraint refunds_four_eyes check (
      state in ('requested', 'rejected')
      or (automatic is not null and decided_by_id is null)
      or (decided_by_id is not null and requested_by_id is not null and automatic is null
        and decided_by_id <> client_id
        and (amount_minor <= limit_minor or decided_by_id <> requested_by_id)));

    create or replace function refund_keeps() returns trigger language plpgsql as $$
    begin
      if (new.id, new.website_id, new.client_id, new.payable_collection, new.payable_id, new.amount_minor, new.currency, new.reason, new.limit_minor, new.requested_by_id, new.automatic)
        is distinct from (old.id, old.website_id, old.client_id, old.payable_collection, old.payable_id, old.amount_minor, old.currency, old.reason, old.limit_minor, old.requested_by_id, old.automatic) then
        raise exception 'refund %: what was asked for stays as it is', old.code using errcode = 'restrict_violation';
      end if;
      if old.state <> 'requested' and (new.decided_by_id, new.held_transaction_id, new.earned_transaction_id, new.gateway_minor, new.wallet_minor, new.bonus_minor, new.after_earned_minor, new.clawed_back_minor,
          jsonb_path_query_array(new.parts, '$[*].amountMinor'), jsonb_path_query_array(new.parts, '$[*].payment'))
        is distinct from (old.decided_by_id, old.held_transaction_id, old.earned_transaction_id, old.gateway_minor, old.wallet_minor, old.bonus_minor, old.after_earned_minor, old.clawed_back_minor,
          jsonb_path_query_array(old.parts, '$[*].amountMinor'), jsonb_path_query_array(old.parts, '$[*].payment')) then
        raise exception 'refund %: what was decided stays as it is', old.code using errcode = 'restrict_violation';
      end if;
      if new.state <> old.state and (old.state::text, new.state::text) not in (
          ('requested', 'approved'), ('requested', 'rejected'), ('approved', 'processing'), ('processing', 'succeeded'), ('processing', 'failed'), ('succeeded', 'failed')) then
        raise exception 'refund %: it does not go from % to %', old.code, old.state, new.state using errcode = 'restrict_violation';
      end if;
      return new;
    end $$;
    create trigger refund_keeps before update on refunds for each row execute function refund_keeps();

    create index refunds_of_gateway on refunds using gin (parts jsonb_path_ops);

    alter table earnings add constraint earnings_returned check (
      clawed_back_minor between 0 and amount_minor and returned_tax_minor between 0 and tax_minor
      and returned_minor between clawed_back_minor + returned_tax_minor and total_minor);`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(`
    alter table earnings drop constraint if exists earnings_returned;
    drop index if exists refunds_of_gateway;
    drop trigger if exists refund_keeps on refunds; drop function if exists refund_keeps();
    alter table refunds drop constraint if exists refunds_four_eyes; alter table refunds drop constraint if exists refunds_amounts`)
}
