import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * What the database itself keeps of disputes at gateways: what it is about stays, what was sent to the bank
 * stays while the bank has it, nobody decides about a dispute of their own, and no more is taken back than it cost.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(`
    alter table gateway_disputes add constraint gateway_disputes_amounts check (
      amount_minor >= 0 and amount_minor = trunc(amount_minor) and withdrawn_minor = trunc(withdrawn_minor) and fee_minor = trunc(fee_minor)
      and least(frozen_minor, recovered_held_minor, recovered_wallet_minor) >= 0
      and recovered_held_minor + recovered_wallet_minor <= greatest(withdrawn_minor, amount_minor)
      and (frozen_minor > 0) = (freeze_cause is not null)
      and jsonb_typeof(movements) = 'array');
    alter table gateway_disputes add constraint gateway_disputes_decided check (
      (state not in ('submitting', 'conceding') or (decided_by_id is not null and decided_at is not null))
      and (state <> 'submitting' or (evidence is not null and answer is not null))
      and (decided_by_id is null or decided_by_id <> client_id));

    create or replace function gateway_dispute_keeps() returns trigger language plpgsql as $$
    begin
      if (new.id, new.website_id, new.code, new.client_id, new.payment_id, new.payable_collection, new.payable_id, new.gateway, new.gateway_id, new.intent_id)
        is distinct from (old.id, old.website_id, old.code, old.client_id, old.payment_id, old.payable_collection, old.payable_id, old.gateway, old.gateway_id, old.intent_id) then
        raise exception 'dispute %: what it is about stays as it is', old.code using errcode = 'restrict_violation';
      end if;
      if not new.movements @> old.movements then
        raise exception 'dispute %: what was booked for it stays', old.code using errcode = 'restrict_violation';
      end if;
      if new.state <> 'needs_response' and old.evidence is not null and old.state = new.state and (new.evidence, new.answer) is distinct from (old.evidence, old.answer) then
        raise exception 'dispute %: what was sent to the bank stays as it is', old.code using errcode = 'restrict_violation';
      end if;
      return new;
    end $$;
    create trigger gateway_dispute_keeps before update on gateway_disputes for each row execute function gateway_dispute_keeps();
    create index gateway_disputes_unanswered on gateway_disputes (evidence_due_at) where state = 'needs_response'`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(`
    drop index if exists gateway_disputes_unanswered;
    drop trigger if exists gateway_dispute_keeps on gateway_disputes; drop function if exists gateway_dispute_keeps();
    alter table gateway_disputes drop constraint if exists gateway_disputes_decided; alter table gateway_disputes drop constraint if exists gateway_disputes_amounts`)
}
