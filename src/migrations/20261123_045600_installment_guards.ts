import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * What the database itself keeps of installments: parts that sum to their plan, none below zero, nothing of a part
 * that changes once it is paid, one plan at a time for one document.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(`
    alter table installments add constraint installments_amounts check (
      amount_minor = trunc(amount_minor) and paid_minor = trunc(paid_minor) and paid_minor >= 0 and amount_minor >= paid_minor
      and (state = 'void' or amount_minor > 0) and (state <> 'void' or paid_minor = 0)
      and (state <> 'paid' or paid_minor = amount_minor) and number >= 1);
    alter table installment_plans add constraint installment_plans_amounts check (
      total_minor = trunc(total_minor) and paid_minor = trunc(paid_minor) and paid_minor >= 0 and total_minor >= 0 and returned_minor >= 0
      and deposit_percent between 1 and 100);

    create unique index installment_plans_standing on installment_plans (payable_collection, payable_id) where state in ('waiting', 'active', 'paused');
    create index installment_plans_due on installment_plans (next_at) where state in ('active', 'paused') and next_at is not null;

    create or replace function installment_keeps() returns trigger language plpgsql as $$
    begin
      if (new.website_id, new.client_id, new.plan_id, new.number, new.currency, new.payable_collection, new.payable_id)
        is distinct from (old.website_id, old.client_id, old.plan_id, old.number, old.currency, old.payable_collection, old.payable_id)
        or new.paid_minor < old.paid_minor
        or (old.state = 'paid' and (new.state, new.amount_minor, new.paid_minor, new.due_at) is distinct from (old.state, old.amount_minor, old.paid_minor, old.due_at))
        or (old.state = 'void' and (new.state <> 'void' or new.amount_minor <> old.amount_minor)) then
        raise exception 'installment %: what was paid or has ended stays as it is', old.id using errcode = 'restrict_violation';
      end if;
      return new;
    end $$;
    create trigger installment_keeps before update on installments for each row execute function installment_keeps();

    create or replace function installments_sum() returns trigger language plpgsql as $$
    declare
      plan uuid := case when tg_table_name = 'installments' then (to_jsonb(new) ->> 'plan_id')::uuid else (to_jsonb(new) ->> 'id')::uuid end;
      parts numeric;
      total numeric;
    begin
      select total_minor into total from installment_plans where id = plan;
      select coalesce(sum(amount_minor) filter (where state <> 'void'), 0) into parts from installments where plan_id = plan;
      if parts is distinct from total then
        raise exception 'installment plan %: its parts are %, and it is %', plan, parts, total using errcode = 'restrict_violation';
      end if;
      return null;
    end $$;
    create constraint trigger installments_sum after insert or update of amount_minor, state on installments deferrable initially deferred for each row execute function installments_sum();
    create constraint trigger installment_plans_sum after insert or update of total_minor on installment_plans deferrable initially deferred for each row execute function installments_sum();`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(`
    drop trigger if exists installments_sum on installments; drop trigger if exists installment_plans_sum on installment_plans; drop trigger if exists installment_keeps on installments;
    drop function if exists installments_sum(); drop function if exists installment_keeps();
    drop index if exists installment_plans_standing; drop index if exists installment_plans_due;
    alter table installments drop constraint if exists installments_amounts; alter table installment_plans drop constraint if exists installment_plans_amounts`)
}
