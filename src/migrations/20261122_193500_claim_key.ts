import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * Claims an idempotency key until the transaction ends and looks for what was kept for it, in one round
 * trip. The second statement of the function sees what committed before the claim; in one plain statement
 * it would not.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(`
    create or replace function claim_idempotency_key(of_scope text, of_key text)
      returns table (is_free boolean, request_hash text, status numeric, body jsonb, created_at timestamptz)
      language plpgsql volatile as $$
    #variable_conflict use_column
    begin
      if not pg_try_advisory_xact_lock(hashtextextended(of_scope || ':' || of_key, 7)) then
        return query select false, null::text, null::numeric, null::jsonb, null::timestamptz;
        return;
      end if;
      return query select true, k.request_hash::text, k.status, k.body, k.created_at from idempotency_keys k where k.scope = of_scope and k.key = of_key;
      if not found then
        return query select true, null::text, null::numeric, null::jsonb, null::timestamptz;
      end if;
    end $$`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute('drop function if exists claim_idempotency_key(text, text)')
}
