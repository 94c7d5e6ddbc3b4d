import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

const ANY = 'insert or update or delete'

/** What nodes keep in memory: topic, table, the column with the id that it is about (none: all of the topic), and when. */
const TOLD = [
  ['users', 'users', 'id', 'update or delete'],
  ['users', 'users_sessions', '_parent_id', ANY],
  ['users', 'users_memberships', '_parent_id', ANY],
  ['websites', 'websites', '', ANY],
  ['websites', 'websites_domains', '', ANY],
  ['prices', 'services', 'website_id', ANY],
  ['prices', 'services_brief_form', '', ANY],
  ['prices', 'services_texts', '', ANY],
  ['prices', 'price_tables', 'website_id', ANY],
] as const

/**
 * Tells every node, when a transaction commits, what has changed of that which they keep in memory.
 * Postgres sends the same message of one transaction once.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(`
    create or replace function tell_change() returns trigger language plpgsql as $$
    declare
      was jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
      is_now jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
    begin
      perform pg_notify('scriptorium_changes', tg_argv[0] || ':' || coalesce(is_now ->> tg_argv[1], was ->> tg_argv[1], ''));
      if was ->> tg_argv[1] <> is_now ->> tg_argv[1] then
        perform pg_notify('scriptorium_changes', tg_argv[0] || ':' || (was ->> tg_argv[1]));
      end if;
      return null;
    end $$;

    create or replace function tell_change_of_roles() returns trigger language plpgsql as $$
    begin
      perform pg_notify('scriptorium_changes', 'users:' || m._parent_id) from users_memberships m
      where m.id = case when tg_op = 'DELETE' then old.parent_id else new.parent_id end;
      return null;
    end $$;

    drop trigger if exists tell_change on users_memberships_roles;
    create trigger tell_change after insert or update or delete on users_memberships_roles
      for each row execute function tell_change_of_roles();`)
  for (const [topic, table, column, when] of TOLD) {
    await db.execute(`
      drop trigger if exists tell_change on ${table};
      create trigger tell_change after ${when} on ${table} for each row execute function tell_change('${topic}', '${column}');`)
  }
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  for (const table of [...TOLD.map(([, name]) => name), 'users_memberships_roles']) await db.execute(`drop trigger if exists tell_change on ${table}`)
  await db.execute('drop function if exists tell_change(); drop function if exists tell_change_of_roles();')
}
