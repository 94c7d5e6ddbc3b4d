-- A balance corrected by hand: four eyes above the limit, whatever the application believes.
alter table adjustments drop constraint if exists adjustments_amount;
alter table adjustments add constraint adjustments_amount check (
  amount_minor > 0 and amount_minor = trunc(amount_minor) and limit_minor is not null and limit_minor >= 0);

alter table adjustments drop constraint if exists adjustments_four_eyes;
alter table adjustments add constraint adjustments_four_eyes check (
  state <> 'approved'
  or (decided_by_id is not null and transaction_id is not null and requested_by_id is not null
    and decided_by_id <> user_id
    and (amount_minor <= limit_minor or decided_by_id <> requested_by_id)));

-- What is decided stays decided, and nobody changes afterwards what was asked for.
create or replace function adjustment_keeps() returns trigger language plpgsql as $$
begin
  if old.state <> 'requested' or (new.website_id, new.user_id, new.party, new.direction, new.amount_minor, new.currency, new.limit_minor, new.requested_by_id)
    is distinct from (old.website_id, old.user_id, old.party, old.direction, old.amount_minor, old.currency, old.limit_minor, old.requested_by_id) then
    raise exception 'adjustment %: what was asked for stays as it is', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create or replace trigger adjustments_keep before update on adjustments for each row execute function adjustment_keeps();

alter table top_ups drop constraint if exists top_ups_amount;
alter table top_ups add constraint top_ups_amount check (amount_minor > 0 and amount_minor = trunc(amount_minor));
alter table top_ups drop constraint if exists top_ups_posted;
alter table top_ups add constraint top_ups_posted check ((state = 'confirmed') = (transaction_id is not null));

alter table earnings drop constraint if exists earnings_amount;
alter table earnings add constraint earnings_amount check (
  amount_minor >= 0 and tax_minor >= 0 and total_minor > 0 and amount_minor + tax_minor <= total_minor);

create index if not exists top_ups_pending_idx on top_ups (website_id, client_id) where state = 'pending';
create index if not exists earnings_of_writer_idx on earnings (website_id, writer_id, id);
