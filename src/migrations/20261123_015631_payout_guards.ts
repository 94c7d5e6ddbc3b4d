import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * What the database itself keeps of payouts: two people behind each, one open at a time, amounts and
 * accounts that stay as they were approved, money in the books for each that was sent, and a history of
 * accounts that nobody edits.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(`
    alter table payouts add constraint payouts_amount check (amount_minor > 0 and amount_minor = trunc(amount_minor));
    -- Nobody asked only where a schedule did.
    alter table payouts add constraint payouts_asked check (requested_by_id is not null or period is not null);
    alter table payouts add constraint payouts_four_eyes check (
      approved_by_id is null or (approved_by_id <> writer_id and approved_by_id is distinct from requested_by_id));
    alter table payouts add constraint payouts_approved check (
      state in ('requested', 'held', 'rejected', 'cancelled') or approved_by_id is not null);
    alter table payouts add constraint payouts_posted check (
      (transaction_id is not null) = (state in ('in_transit', 'paid', 'failed', 'returned'))
      and (settlement_id is not null) = (state in ('paid', 'failed', 'returned'))
      and (reversal_id is not null) = (state = 'returned'));

    create unique index payouts_one_open on payouts (website_id, writer_id, currency) where state in ('requested', 'held', 'approved');
    create unique index payouts_once_a_period on payouts (website_id, writer_id, period) where period is not null;
    create unique index payouts_at_gateway on payouts (website_id, gateway_id) where gateway_id is not null;
    create index payouts_held on payouts (held_until) where state = 'held';
    create index payout_details_newest on payout_details (website_id, writer_id, id desc);

    create or replace function payout_keeps() returns trigger language plpgsql as $$
    begin
      if (new.id, new.website_id, new.code, new.writer_id, new.amount_minor, new.currency, new.requested_by_id, new.period)
        is distinct from (old.id, old.website_id, old.code, old.writer_id, old.amount_minor, old.currency, old.requested_by_id, old.period) then
        raise exception 'payout %: what was asked for stays as it is', old.code using errcode = 'restrict_violation';
      end if;
      if old.state not in ('requested', 'held', 'approved') and (new.details_id, new.method, new.account, new.batch_id, new.approved_by_id, new.transaction_id)
        is distinct from (old.details_id, old.method, old.account, old.batch_id, old.approved_by_id, old.transaction_id) then
        raise exception 'payout %: what was sent, and where, stays as it is', old.code using errcode = 'restrict_violation';
      end if;
      if old.state = 'approved' and new.state in ('approved', 'in_transit') and (new.details_id, new.method) is distinct from (old.details_id, old.method) then
        raise exception 'payout %: it goes where it was approved to go', old.code using errcode = 'restrict_violation';
      end if;
      if old.state in ('failed', 'returned', 'rejected', 'cancelled') and new.state <> old.state then
        raise exception 'payout %: it has ended', old.code using errcode = 'restrict_violation';
      end if;
      if new.batch_id is not null and new.state <> old.state and exists (
        select from payout_batches b where b.id = new.batch_id
          and (new.state = 'approved' and b.prepared_by_id = new.approved_by_id or new.state = 'in_transit' and b.approved_by_id is null)) then
        raise exception 'payout %: somebody other than who made its batch must approve it', old.code using errcode = 'check_violation';
      end if;
      return new;
    end $$;
    create trigger payout_keeps before update on payouts for each row execute function payout_keeps();
    create trigger payout_stays before delete or truncate on payouts for each statement execute function refuse_change();

    alter table payout_batches add constraint payout_batches_four_eyes check (approved_by_id is null or approved_by_id <> prepared_by_id);
    alter table payout_batches add constraint payout_batches_approved check (state in ('prepared', 'cancelled') or approved_by_id is not null);
    alter table payout_batches add constraint payout_batches_sent check ((sent_at is not null) = (state in ('in_transit', 'settled')));

    create or replace function payout_batch_keeps() returns trigger language plpgsql as $$
    begin
      if (new.id, new.website_id, new.code, new.currency, new.prepared_by_id) is distinct from (old.id, old.website_id, old.code, old.currency, old.prepared_by_id)
        or old.approved_by_id is not null and new.approved_by_id is distinct from old.approved_by_id
        or old.payer is not null and new.payer is distinct from old.payer
        or old.sent_at is not null and (new.sent_at, new.payout_count, new.total_minor) is distinct from (old.sent_at, old.payout_count, old.total_minor) then
        raise exception 'payout batch %: who made and approved it, and what was sent, stays as it is', old.code using errcode = 'restrict_violation';
      end if;
      return new;
    end $$;
    create trigger payout_batch_keeps before update on payout_batches for each row execute function payout_batch_keeps();
    create trigger payout_batch_stays before delete or truncate on payout_batches for each statement execute function refuse_change();

    alter table payout_details add constraint payout_details_account check (
      masked is not null and case method when 'bank' then iban is not null and holder is not null else account_id is not null end);
    create trigger payout_details_stay before update or delete or truncate on payout_details for each statement execute function refuse_change();

    do $$
    begin
      if exists (select from pg_roles where rolname = 'scriptorium_app') then
        revoke delete, truncate on payouts, payout_batches from scriptorium_app;
        revoke update, delete, truncate on payout_details from scriptorium_app;
      end if;
    end $$;`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(`
    drop trigger if exists payout_keeps on payouts; drop trigger if exists payout_stays on payouts;
    drop trigger if exists payout_batch_keeps on payout_batches; drop trigger if exists payout_batch_stays on payout_batches;
    drop trigger if exists payout_details_stay on payout_details;
    drop function if exists payout_keeps(); drop function if exists payout_batch_keeps();
    alter table payouts drop constraint if exists payouts_amount; alter table payouts drop constraint if exists payouts_asked;
    alter table payouts drop constraint if exists payouts_four_eyes; alter table payouts drop constraint if exists payouts_approved;
    alter table payouts drop constraint if exists payouts_posted;
    alter table payout_batches drop constraint if exists payout_batches_four_eyes; alter table payout_batches drop constraint if exists payout_batches_approved;
    alter table payout_batches drop constraint if exists payout_batches_sent; alter table payout_details drop constraint if exists payout_details_account;
    drop index if exists payouts_one_open; drop index if exists payouts_once_a_period; drop index if exists payouts_at_gateway;
    drop index if exists payouts_held; drop index if exists payout_details_newest`)
}
