import type pg from 'pg'
import { APP_ROLE } from '../../lib/db/connection.ts'

/**
 * Makes the role under which the platform serves requests: it can't log in by itself, owns nothing,
 * and policies bind it. The login of DATABASE_URL becomes a member, so that it can switch to it.
 */
export async function ensureAppRole(owner: pg.Client): Promise<void> {
  await owner.query(`
    do $$ begin
      if not exists (select from pg_roles where rolname = '${APP_ROLE}') then
        create role ${APP_ROLE} nologin nosuperuser nobypassrls nocreatedb nocreaterole;
      end if;
    exception when duplicate_object or unique_violation then null; -- another database of this cluster made it just now
    end $$`)
  // Before Postgres 16 every member may switch; from then on it is a privilege of its own.
  const { rows } = await owner.query(`
    select pg_has_role(current_user, '${APP_ROLE}', case when current_setting('server_version_num')::int < 160000 then 'member' else 'set' end) as may`)
  if (!rows[0]?.may) await owner.query(`grant ${APP_ROLE} to current_user`)
}

/**
 * What the role may do: read and write rows, never the schema. Tables get it as they are made, so that
 * the guards, which run later, can take more away.
 */
export async function grantRowsByDefault(owner: pg.Client): Promise<void> {
  await owner.query(`
    grant usage on schema public to ${APP_ROLE};
    alter default privileges in schema public grant select, insert, update, delete on tables to ${APP_ROLE};
    alter default privileges in schema public grant usage, select on sequences to ${APP_ROLE};`)
}

/** The job queue belongs to pg-boss; the role uses it. */
export async function grantJobs(owner: pg.Client): Promise<void> {
  await owner.query(`
    grant usage on schema pgboss to ${APP_ROLE};
    grant select, insert, update, delete on all tables in schema pgboss to ${APP_ROLE};
    grant usage, select on all sequences in schema pgboss to ${APP_ROLE};
    grant execute on all functions in schema pgboss to ${APP_ROLE};`)
}
