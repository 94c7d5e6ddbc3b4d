import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * What holds a wallet back, as `lockAccounts` asks it, and what the database itself keeps of withdrawals,
 * bonus credit and freezes: four eyes above the limit, and what was asked for stays as it is.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(`
    -- Volatile, so that it sees what was committed while its statement waited for the wallet's lock.
    create or replace function wallet_restraints(website uuid, client uuid) returns jsonb language plpgsql volatile as $$
    declare
      found jsonb;
    begin
      select jsonb_build_object('isFrozen', f.whole, 'frozenMinor', f.amount, 'dayMinor', p.spending_per_day_minor, 'monthMinor', p.spending_per_month_minor)
      into found
      from (select coalesce(bool_or(amount_minor is null), false) as whole, coalesce(sum(amount_minor), 0) as amount
            from wallet_freezes where website_id = website and client_id = client and state = 'active') f
      left join client_profiles p on p.website_id = website and p.user_id = client
      where f.whole or f.amount > 0 or p.spending_per_day_minor is not null or p.spending_per_month_minor is not null;
      return found;
    end $$;
    create index wallet_freezes_standing on wallet_freezes (website_id, client_id) where state = 'active';
    create unique index wallet_freezes_cause on wallet_freezes (website_id, cause) where cause is not null;

    alter table client_profiles add constraint client_profiles_limits check (
      coalesce(spending_per_day_minor, 0) >= 0 and coalesce(spending_per_month_minor, 0) >= 0
      and coalesce(spending_per_day_minor, 0) = trunc(coalesce(spending_per_day_minor, 0))
      and coalesce(spending_per_month_minor, 0) = trunc(coalesce(spending_per_month_minor, 0)));
    alter table wallet_freezes add constraint wallet_freezes_amount check (amount_minor is null or (amount_minor > 0 and amount_minor = trunc(amount_minor)));
    alter table withdrawals add constraint withdrawals_amount check (
      amount_minor > 0 and amount_minor = trunc(amount_minor) and limit_minor is not null and limit_minor >= 0);
    alter table bonus_credits add constraint bonus_credits_amount check (
      amount_minor > 0 and amount_minor = trunc(amount_minor) and limit_minor is not null and limit_minor >= 0);

    alter table withdrawals add constraint withdrawals_four_eyes check (
      state in ('requested', 'rejected')
      or (decided_by_id is not null and transaction_id is not null and requested_by_id is not null
        and decided_by_id <> client_id
        and (amount_minor <= limit_minor or decided_by_id <> requested_by_id)
        and (state <> 'sent' or reference is not null)));
    alter table bonus_credits add constraint bonus_credits_four_eyes check (
      state <> 'approved'
      or (decided_by_id is not null and transaction_id is not null and requested_by_id is not null
        and decided_by_id <> client_id
        and (amount_minor <= limit_minor or decided_by_id <> requested_by_id)));

    create or replace function withdrawal_keeps() returns trigger language plpgsql as $$
    begin
      if old.state in ('returned', 'rejected')
        or (old.state <> 'requested' and (new.decided_by_id, new.transaction_id) is distinct from (old.decided_by_id, old.transaction_id))
        or (new.website_id, new.client_id, new.amount_minor, new.currency, new.pay_to, new.limit_minor, new.requested_by_id)
        is distinct from (old.website_id, old.client_id, old.amount_minor, old.currency, old.pay_to, old.limit_minor, old.requested_by_id) then
        raise exception 'withdrawal %: what was asked for stays as it is', old.id using errcode = 'restrict_violation';
      end if;
      return new;
    end $$;
    create trigger withdrawals_keep before update on withdrawals for each row execute function withdrawal_keeps();

    create or replace function bonus_credit_keeps() returns trigger language plpgsql as $$
    begin
      if old.state <> 'requested' or (new.website_id, new.client_id, new.amount_minor, new.currency, new.expires_at, new.limit_minor, new.requested_by_id)
        is distinct from (old.website_id, old.client_id, old.amount_minor, old.currency, old.expires_at, old.limit_minor, old.requested_by_id) then
        raise exception 'bonus credit %: what was asked for stays as it is', old.id using errcode = 'restrict_violation';
      end if;
      return new;
    end $$;
    create trigger bonus_credits_keep before update on bonus_credits for each row execute function bonus_credit_keeps();

    create or replace function wallet_freeze_keeps() returns trigger language plpgsql as $$
    begin
      if old.state <> 'active' or (new.website_id, new.client_id, new.amount_minor, new.currency, new.reason, new.cause, new.requested_by_id)
        is distinct from (old.website_id, old.client_id, old.amount_minor, old.currency, old.reason, old.cause, old.requested_by_id) then
        raise exception 'freeze %: what was frozen stays as it is', old.id using errcode = 'restrict_violation', hint = 'Lift it and freeze anew.';
      end if;
      return new;
    end $$;
    create trigger wallet_freezes_keep before update on wallet_freezes for each row execute function wallet_freeze_keeps();`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(`
    drop trigger if exists withdrawals_keep on withdrawals; drop trigger if exists bonus_credits_keep on bonus_credits; drop trigger if exists wallet_freezes_keep on wallet_freezes;
    drop function if exists withdrawal_keeps(); drop function if exists bonus_credit_keeps(); drop function if exists wallet_freeze_keeps(); drop function if exists wallet_restraints(uuid, uuid);
    alter table client_profiles drop constraint if exists client_profiles_limits; alter table wallet_freezes drop constraint if exists wallet_freezes_amount;
    alter table withdrawals drop constraint if exists withdrawals_amount; alter table bonus_credits drop constraint if exists bonus_credits_amount;
    alter table withdrawals drop constraint if exists withdrawals_four_eyes; alter table bonus_credits drop constraint if exists bonus_credits_four_eyes;
    drop index if exists wallet_freezes_standing; drop index if exists wallet_freezes_cause`)
}
