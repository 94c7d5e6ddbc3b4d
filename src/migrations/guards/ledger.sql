-- What the database itself enforces for the books. Run as the owner, after the tables exist; safe to run again.

-- The order of the books. Drawn after a transaction holds its locks, so that for every bounded account
-- the order of positions is the order in which its balance changed.
create sequence if not exists ledger_position as bigint;

-- 1. Append-only -----------------------------------------------------------------------------------

create or replace function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, tg_op
    using errcode = 'restrict_violation', hint = 'Corrections are new rows.';
end $$;

do $$
declare name text;
begin
  foreach name in array array['ledger_transactions', 'ledger_postings', 'ledger_lot_movements', 'ledger_rollups', 'ledger_seals'] loop
    execute format('drop trigger if exists append_only on %I', name);
    execute format('create trigger append_only before update or delete or truncate on %I for each statement execute function refuse_change()', name);
  end loop;
  foreach name in array array['ledger_accounts', 'ledger_lots'] loop
    execute format('drop trigger if exists never_deleted on %I', name);
    execute format('create trigger never_deleted before delete or truncate on %I for each statement execute function refuse_change()', name);
  end loop;
end $$;

-- An account is what it was opened as; only a bounded one carries a balance that moves.
create or replace function ledger_guard_account() returns trigger language plpgsql as $$
begin
  if not old.bounded
    or (to_jsonb(new) - array['balance_minor', 'moved_at']) is distinct from (to_jsonb(old) - array['balance_minor', 'moved_at']) then
    raise exception 'ledger_accounts: only the balance of a bounded account moves' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
drop trigger if exists guard_account on ledger_accounts;
create trigger guard_account before update on ledger_accounts for each row execute function ledger_guard_account();

-- A lot keeps its account and its size; its expiry is never brought forward.
create or replace function ledger_guard_lot() returns trigger language plpgsql as $$
begin
  if (to_jsonb(new) - array['remaining_minor', 'expires_at']) is distinct from (to_jsonb(old) - array['remaining_minor', 'expires_at'])
    or coalesce(new.expires_at, 'infinity') < coalesce(old.expires_at, 'infinity') then
    raise exception 'ledger_lots: only what is left of a lot moves, and its expiry only later' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
drop trigger if exists guard_lot on ledger_lots;
create trigger guard_lot before update on ledger_lots for each row execute function ledger_guard_lot();

-- 2. Checks ----------------------------------------------------------------------------------------

alter table ledger_accounts drop constraint if exists ledger_accounts_balance;
alter table ledger_accounts add constraint ledger_accounts_balance check (
  case when bounded then balance_minor is not null and balance_minor >= 0 and balance_minor = trunc(balance_minor)
       else balance_minor is null end);

alter table ledger_postings drop constraint if exists ledger_postings_amount;
alter table ledger_postings add constraint ledger_postings_amount check (
  amount_minor > 0 and amount_minor = trunc(amount_minor) and from_id <> to_id
  and coalesce(from_balance_minor, 0) >= 0 and coalesce(to_balance_minor, 0) >= 0);

alter table ledger_lots drop constraint if exists ledger_lots_amount;
alter table ledger_lots add constraint ledger_lots_amount check (
  amount_minor > 0 and amount_minor = trunc(amount_minor)
  and remaining_minor between 0 and amount_minor and remaining_minor = trunc(remaining_minor));

alter table ledger_lot_movements drop constraint if exists ledger_lot_movements_amount;
alter table ledger_lot_movements add constraint ledger_lot_movements_amount check (
  delta_minor <> 0 and delta_minor = trunc(delta_minor) and remaining_minor >= 0);

-- One website and one currency from end to end, and a balance left exactly where one is carried.
-- This replaces foreign keys from postings to accounts and websites: those take a row lock on the
-- accounts that every payment of a website shares. Accounts are never deleted, so nothing is lost.
create or replace function ledger_check_postings() returns trigger language plpgsql as $$
declare wrong uuid;
begin
  select p.id into wrong
  from inserted p
  left join ledger_accounts f on f.id = p.from_id and f.website_id = p.website_id and f.currency = p.currency
  left join ledger_accounts t on t.id = p.to_id and t.website_id = p.website_id and t.currency = p.currency
  left join ledger_transactions x on x.id = p.transaction_id and x.website_id = p.website_id
    and x.position = p.position and x.posted_at = p.posted_at
  where f.id is null or t.id is null or x.id is null
    or f.bounded is distinct from (p.from_balance_minor is not null)
    or t.bounded is distinct from (p.to_balance_minor is not null)
  limit 1;
  if wrong is not null then
    raise exception 'posting %: its accounts and its transaction must be of its website and currency, and bounded accounts carry the balance left', wrong
      using errcode = 'check_violation';
  end if;
  return null;
end $$;
drop trigger if exists check_postings on ledger_postings;
create trigger check_postings after insert on ledger_postings
  referencing new table as inserted for each statement execute function ledger_check_postings();

do $$
declare name text;
begin
  for name in select conname from pg_constraint where contype = 'f' and conrelid = 'ledger_postings'::regclass
    and confrelid in ('ledger_accounts'::regclass, 'websites'::regclass) loop
    execute format('alter table ledger_postings drop constraint %I', name);
  end loop;
end $$;

-- 3. Keys and the indexes that statements read by ---------------------------------------------------

create unique index if not exists ledger_accounts_identity on ledger_accounts (website_id, kind, owner_kind, owner_id, currency);
create unique index if not exists ledger_transactions_key on ledger_transactions (website_id, idempotency_key);
create unique index if not exists ledger_transactions_place on ledger_transactions (website_id, position);
create unique index if not exists ledger_postings_place on ledger_postings (transaction_id, sequence);
create index if not exists ledger_transactions_document on ledger_transactions (document_id);
create index if not exists ledger_postings_from_place on ledger_postings (from_id, position, sequence);
create index if not exists ledger_postings_to_place on ledger_postings (to_id, position, sequence);
create index if not exists ledger_postings_website_place on ledger_postings (website_id, position);
create unique index if not exists ledger_rollups_place on ledger_rollups (account_id, position);
create unique index if not exists ledger_seals_place on ledger_seals (website_id, number);
create index if not exists ledger_lots_open on ledger_lots (account_id, expires_at) where remaining_minor > 0;

-- Covered by the ones above, or read by nobody: each would be one more write per posting.
drop index if exists ledger_transactions_website_idx;
drop index if exists ledger_transactions_actor_idx;
drop index if exists ledger_postings_website_idx;
drop index if exists ledger_postings_transaction_idx;
drop index if exists ledger_postings_from_idx;
drop index if exists ledger_postings_to_idx;
drop index if exists ledger_rollups_account_idx;
drop index if exists ledger_lots_account_idx;
create index if not exists ledger_lots_account on ledger_lots (account_id);

-- 4. Balances ----------------------------------------------------------------------------------------

-- The balance of an account just before a moment; 'infinity' is now. Of a bounded account it is what its
-- last posting left; of any other, its last rollup and the postings since.
create or replace function ledger_balance_at(account uuid, moment timestamptz) returns numeric language sql stable as $$
  select case when a.bounded then coalesce((
      select last.balance from (
        (select position, sequence, from_balance_minor as balance from ledger_postings
          where from_id = a.id and posted_at < moment order by position desc, sequence desc limit 1)
        union all
        (select position, sequence, to_balance_minor from ledger_postings
          where to_id = a.id and posted_at < moment order by position desc, sequence desc limit 1)
      ) last order by last.position desc, last.sequence desc limit 1), 0)
    else coalesce(r.balance_minor, 0)
      + coalesce((select sum(amount_minor) from ledger_postings where to_id = a.id and position > coalesce(r.position, 0) and posted_at < moment), 0)
      - coalesce((select sum(amount_minor) from ledger_postings where from_id = a.id and position > coalesce(r.position, 0) and posted_at < moment), 0)
    end
  from ledger_accounts a
  left join lateral (
    select position, balance_minor from ledger_rollups
    where account_id = a.id and through_at < moment order by position desc limit 1) r on not a.bounded
  where a.id = account
$$;

-- 5. Grants ------------------------------------------------------------------------------------------

do $$
begin
  if exists (select from pg_roles where rolname = 'scriptorium_app') then
    revoke update, delete, truncate on ledger_transactions, ledger_postings, ledger_lot_movements, ledger_rollups, ledger_seals from scriptorium_app;
    revoke update, delete, truncate on ledger_accounts, ledger_lots from scriptorium_app;
    grant update (balance_minor, moved_at) on ledger_accounts to scriptorium_app;
    grant update (remaining_minor, expires_at) on ledger_lots to scriptorium_app;
    grant usage, select on sequence ledger_position to scriptorium_app;
  end if;
end $$;
