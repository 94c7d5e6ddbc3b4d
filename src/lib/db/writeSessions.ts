import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'
import { queryable } from './rows.ts'

type Session = { id: string; createdAt: Date | string; expiresAt: Date | string }
type Args = { collection: string; id?: string; data: { sessions?: Session[]; updatedAt?: unknown }; req?: PayloadRequest; returning?: boolean }
type Update = (this: PostgresAdapter, args: Args) => Promise<unknown>

/**
 * Makes a login, a refresh and a logout write their session alone. Payload writes back the whole user as
 * it was read before the password was hashed: of two logins at once one lost its session, and a role
 * that was taken away meanwhile came back.
 */
export function writeSessions(adapter: PostgresAdapter): void {
  const methods = adapter as unknown as { updateOne: Update }
  const { updateOne } = methods
  methods.updateOne = function updateSessions(args) {
    return isOfSessions(args) ? save(this, args) : updateOne.call(this, args)
  }
}

// auth/sessions.js, operations/refresh.js and logout.js of Payload: `updatedAt` is null where only sessions change.
const isOfSessions = ({ collection, data, returning }: Args): boolean =>
  collection === 'users' && returning === false && data.updatedAt === null && Array.isArray(data.sessions)

const ADD = `
  insert into users_sessions (_order, _parent_id, id, created_at, expires_at)
  select coalesce(max(_order), 0) + 1, $1, $2, $3, $4 from users_sessions where _parent_id = $1`

async function save(adapter: PostgresAdapter, { id, data, req }: Args): Promise<null> {
  const db = await queryable((req ?? {}) as PayloadRequest, adapter)
  const sessions = data.sessions!
  await db.query('select 1 from users where id = $1 for no key update', [id])
  for (const { id: sid, createdAt, expiresAt } of sessions) {
    // What was read holds texts: a moment that is a Date has just been set.
    if (createdAt instanceof Date) await db.query(ADD, [id, sid, createdAt, expiresAt])
    else if (expiresAt instanceof Date) await db.query('update users_sessions set expires_at = $3 where _parent_id = $1 and id = $2', [id, sid, expiresAt])
  }
  const isLeft = (sid: string): boolean => sessions.some((session) => session.id === sid)
  const own = (req?.user as { _sid?: string } | null | undefined)?._sid
  const ended = own && !isLeft(own) ? own : null
  await db.query('delete from users_sessions where _parent_id = $1 and (expires_at <= now() or id = $2 or $3)', [id, ended, sessions.length === 0])
  return null
}
