-- A price table that was scheduled keeps its prices: quotes and orders point at it. Payload and the
-- operations refuse the edit with a sentence; this holds for every other way in.
create or replace function price_table_keeps() returns trigger language plpgsql as $$
begin
  if old.state = 'draft' then return coalesce(new, old); end if;
  if tg_op = 'UPDATE' and (new.website_id, new.name, new.currency, new.valid_from)
    is not distinct from (old.website_id, old.name, old.currency, old.valid_from) then return new; end if;
  raise exception 'price table % is %: its prices stay as they are', old.id, old.state using errcode = 'check_violation';
end $$;

create or replace trigger price_tables_keep before update or delete on price_tables
  for each row execute function price_table_keeps();

-- Rows of a table that is gone are being deleted with it.
create or replace function price_rows_keep() returns trigger language plpgsql as $$
declare
  changed jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
  parent text := coalesce(changed->>'_parent_id', changed->>'parent_id');
  state text;
begin
  if tg_table_name = 'price_tables_services_levels' then
    select s._parent_id::text into parent from price_tables_services s where s.id = parent;
  end if;
  select t.state::text into state from price_tables t where t.id = parent::uuid;
  if state <> 'draft' then
    raise exception 'price table % is %: its prices stay as they are', parent, state using errcode = 'check_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;

do $$
declare
  name text;
begin
  foreach name in array array['services', 'services_levels', 'urgency', 'subjects', 'writer_levels', 'spacings', 'extras', 'rels'] loop
    execute format('create or replace trigger price_rows_keep before insert or update or delete on price_tables_%s for each row execute function price_rows_keep()', name);
  end loop;
end $$;

-- Which prices are in force is never a draw.
create unique index if not exists price_tables_start_idx on price_tables (website_id, valid_from) where state = 'scheduled';

alter table price_tables drop constraint if exists price_tables_start;
alter table price_tables add constraint price_tables_start check (state = 'draft' or (valid_from is not null and currency is not null));

alter table price_tables_services_levels drop constraint if exists price_tables_price;
alter table price_tables_services_levels add constraint price_tables_price
  check (price_minor >= 0 and price_minor = trunc(price_minor) and per_units >= 1 and per_units = trunc(per_units));

alter table price_tables_extras drop constraint if exists price_tables_extra;
alter table price_tables_extras add constraint price_tables_extra
  check ((amount_minor is null or (amount_minor >= 0 and amount_minor = trunc(amount_minor))) and (percent is null or percent >= 0));

alter table services drop constraint if exists services_units;
alter table services add constraint services_units check (minimum_units >= 1 and maximum_units >= minimum_units);
