import { createHash, randomUUID } from 'node:crypto'
import { jwtSign } from 'payload'
import { copyRows } from './copyRows.ts'
import type { BenchPostgres } from './postgres.ts'

export type Person = { id: string; email: string; sid: string }

type Wanted = { role: 'client' | 'writer'; count: number; website: string }

/**
 * Copies the demo's client or writer with memberships, profile, a session and a full wallet, until
 * there are `count` besides the original. All have the original's password.
 */
export async function makePeople(postgres: BenchPostgres, { role, count, website }: Wanted): Promise<void> {
  const { sql } = postgres
  const model = await modelOf(postgres, role, website)
  await sql('create schema if not exists bench')
  await sql('create table if not exists bench.people (n int, role text, model uuid, id uuid, sid text, email text, primary key (role, n))')
  await sql(
    `insert into bench.people select n, $1, $2, uuidv7(), gen_random_uuid(), $1 || '-' || n || '@bench.example'
     from generate_series((select coalesce(max(n), 0) + 1 from bench.people where role = $1), $3::int) n`,
    [role, model, count],
  )
  const missing = `bench.people p join users model on model.id = p.model where p.role = '${role}' and not exists (select from users u where u.id = p.id)`
  await copyRows(postgres.bulk, { table: 'users', from: missing, set: { id: 'p.id', email: 'p.email', display_name: `initcap(p.role) || ' ' || p.n` } })
  await copyBelongings(postgres, { role, website })
}

/** The first person of the website who has this role and no other. */
async function modelOf({ sql }: BenchPostgres, role: string, website: string): Promise<string> {
  const [model] = await sql<{ id: string }>(
    `select u.id from users u join users_memberships m on m._parent_id = u.id and m.website_id = $2
     where (select array_agg(r.value::text) from users_memberships_roles r where r.parent_id = m.id) = array[$1] order by u.created_at, u.id limit 1`,
    [role, website],
  )
  if (!model) throw new Error(`The website has no ${role}`)
  return model.id
}

/** What else a person has, for those of `bench.people` who lack it. */
async function copyBelongings(postgres: BenchPostgres, { role, website }: Omit<Wanted, 'count'>): Promise<void> {
  const { sql } = postgres
  const lacking = (table: string, column: string) => `p.role = '${role}' and not exists (select from ${table} t where t.${column} = p.id)`
  await sql(
    `insert into users_sessions (_order, _parent_id, id, created_at, expires_at)
     select 1, p.id, p.sid, now(), now() + interval '1 day' from bench.people p where ${lacking('users_sessions', '_parent_id')}`,
  )
  await sql(
    `with joined as (
       insert into users_memberships (_order, _parent_id, id, website_id)
       select 1, p.id, gen_random_uuid(), $1 from bench.people p where ${lacking('users_memberships', '_parent_id')} returning id)
     insert into users_memberships_roles ("order", parent_id, value, id) select 1, id, '${role}', uuidv7() from joined`,
    [website],
  )
  const accounts = `bench.people p join ledger_accounts model on model.user_id = p.model and model.website_id = '${website}' where ${lacking('ledger_accounts', 'user_id')}`
  const set = { id: 'uuidv7()', user_id: 'p.id', owner_id: 'p.id::text', balance_minor: `case when model.kind = 'client_wallet' then 900000000000 when model.bounded then 0 end` }
  await copyRows(postgres.bulk, { table: 'ledger_accounts', from: accounts, set })
  if (role === 'writer') await copyProfiles(postgres, website)
}

/** Writers who never reach the limit of orders in work. */
async function copyProfiles(postgres: BenchPostgres, website: string): Promise<void> {
  const profiles = `bench.people p join writer_profiles model on model.user_id = p.model and model.website_id = '${website}'
    where p.role = 'writer' and not exists (select from writer_profiles t where t.user_id = p.id)`
  await copyRows(postgres.bulk, { table: 'writer_profiles', from: profiles, set: { id: 'uuidv7()', user_id: 'p.id', capacity: '1000000' } })
  const texts = `bench.people p join writer_profiles own on own.user_id = p.id
    join writer_profiles theirs on theirs.user_id = p.model and theirs.website_id = '${website}'
    join writer_profiles_texts model on model.parent_id = theirs.id
    where p.role = 'writer' and not exists (select from writer_profiles_texts t where t.parent_id = own.id)`
  await copyRows(postgres.bulk, { table: 'writer_profiles_texts', from: texts, set: { parent_id: 'own.id', id: `nextval(pg_get_serial_sequence('writer_profiles_texts', 'id'))` } })
}

export const peopleOf = ({ sql }: BenchPostgres, role: 'client' | 'writer'): Promise<Person[]> =>
  sql<Person>('select id, email, sid from bench.people where role = $1 order by n', [role])

/** Signs the token that a login of this person would have given; `secret` is PAYLOAD_SECRET. */
export const tokenSigner = (secret: string) => {
  const signingSecret = createHash('sha256').update(secret).digest('hex').slice(0, 32)
  return async ({ id, email, sid }: Person): Promise<string> =>
    (await jwtSign({ fieldsToSign: { id, collection: 'users', email, sid }, secret: signingSecret, tokenExpiration: TOKEN_SECONDS })).token
}

const TOKEN_SECONDS = 86_400

export const newSecret = (): string => randomUUID() + randomUUID()
