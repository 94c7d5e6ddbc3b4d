-- What the database itself enforces for orders. Run as the owner, after the tables exist; safe to run again.

-- Numbers that people read. One sequence for all websites: a number never repeats, and has gaps.
create sequence if not exists order_numbers as bigint start 100001;

-- 1. Search by number and by the words of the title -------------------------------------------------

alter table orders add column if not exists search tsvector generated always as (to_tsvector('simple', title)) stored;
create index if not exists orders_search_idx on orders using gin (search);
create index if not exists orders_number_prefix_idx on orders (number text_pattern_ops);

-- 2. Checks ----------------------------------------------------------------------------------------

alter table orders drop constraint if exists orders_numbers;
alter table orders add constraint orders_numbers check (
  total_minor >= 0 and total_minor = trunc(total_minor)
  and units > 0 and units = trunc(units)
  and revisions_used >= 0 and revisions_used = trunc(revisions_used)
  and version >= 0 and version = trunc(version) and state_episode >= 0 and state_episode = trunc(state_episode)
  and (writer_share_minor is null or (writer_share_minor between 0 and total_minor and writer_share_minor = trunc(writer_share_minor)))
  and (writer_share_percent is null or writer_share_percent between 0 and 100));

-- An order is what its state says it is.
alter table orders drop constraint if exists orders_state_holds;
alter table orders add constraint orders_state_holds check (
  (state not in ('in_progress', 'in_review', 'delivered', 'in_revision', 'on_hold', 'completed') or writer_id is not null)
  and (state not in ('draft', 'awaiting_payment', 'available', 'expired') or writer_id is null)
  and (state = 'on_hold') = (paused_at is not null)
  and (paused_at is null) = (held_from is null)
  and (state not in ('delivered', 'completed') or delivered_at is not null)
  and (state = 'completed') = (completed_at is not null)
  and writer_id is distinct from client_id);

alter table writer_profiles drop constraint if exists writer_profiles_numbers;
alter table writer_profiles add constraint writer_profiles_numbers check (
  capacity >= 0 and capacity = trunc(capacity) and (pay_share_percent is null or pay_share_percent between 0 and 100));

-- 3. What hangs on an order is of the order's website -----------------------------------------------

create unique index if not exists orders_id_website_idx on orders (id, website_id);
do $$
declare name text;
begin
  foreach name in array array['order_assignments', 'order_requests', 'order_notes', 'deliverables'] loop
    execute format('alter table %I drop constraint if exists %I', name, name || '_same_website');
    execute format('alter table %I add constraint %I foreign key (order_id, website_id) references orders (id, website_id)', name, name || '_same_website');
  end loop;
end $$;

-- One writer at a time, and one open request of each writer.
create unique index if not exists order_assignments_open_idx on order_assignments (order_id) where ended_at is null;
create unique index if not exists order_requests_open_idx on order_requests (order_id, writer_id) where answer = 'open';
