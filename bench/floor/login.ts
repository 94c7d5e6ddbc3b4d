import { pbkdf2, randomUUID, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { DomainError } from '../../src/domain/errors.ts'
import { websiteOf } from './caller.ts'
import type { Floor } from './floor.ts'
import { signToken } from './tokens.ts'

const Input = z.object({ email: z.string(), password: z.string() })
const SESSION_SECONDS = 8 * 3_600
const MAX_ATTEMPTS = 5
// The product's hash, which is Payload's: nearly all that a login costs, here as there.
const ITERATIONS = 600_000
const KEY_LENGTH = 32
const PREFIX = 'pbkdf2-sha256-v1:'

const FIND = `
  select u.id, u.salt, u.hash, u._verified as verified, coalesce(u.lock_until > now(), false) as "isLocked", u.login_attempts as attempts, u.email, u.display_name as "displayName",
    u.time_zone as "timeZone", u.superadmin, u.created_at as "createdAt", u.updated_at as "updatedAt",
    (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'website', m.website_id, 'roles', (select jsonb_agg(r.value order by r."order") from users_memberships_roles r where r.parent_id = m.id)) order by m._order), '[]')
     from users_memberships m where m._parent_id = u.id) as memberships
  from users u where u.email = $1`

// A new session, the expired ones gone, the count of wrong passwords begun anew; not for somebody locked meanwhile.
const OPEN = `
  with user_now as (select id from users where id = $1 and (lock_until is null or lock_until <= now())),
  gone as (delete from users_sessions where _parent_id = $1 and expires_at <= now()),
  calm as (update users set login_attempts = 0, lock_until = null where id in (select id from user_now) and (login_attempts > 0 or lock_until is not null)),
  opened as (
    insert into users_sessions (_order, _parent_id, id, created_at, expires_at)
    select coalesce((select max(_order) from users_sessions where _parent_id = $1), 0) + 1, id, $2, now(), now() + $3 * interval '1 second' from user_now returning id)
  select count(*)::int as opened from opened`

const FAIL = `
  update users set login_attempts = coalesce(login_attempts, 0) + 1, lock_until = case when coalesce(login_attempts, 0) + 1 >= $2 then now() + interval '10 minutes' else lock_until end where id = $1`

type Found = Record<string, unknown> & { id: string; salt: string; hash: string; verified: boolean; isLocked: boolean; email: string }

/** Checks a password and opens a session. Who is not there or locked costs as much as a wrong password. */
export async function login(floor: Floor, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const website = await websiteOf(floor, request)
  const { email, password } = Input.parse(request.body)
  const [user] = await floor.database.on(website.id, (client) => client.query<Found>('login-find', FIND, [email.toLowerCase().trim()]))
  const isRight = await isPassword(user, password)
  if (!user || user.isLocked || !user.verified) throw wrong()
  if (!isRight) {
    await floor.database.on(website.id, (client) => client.query('login-fail', FAIL, [user.id, MAX_ATTEMPTS]))
    throw wrong()
  }
  const sid = randomUUID()
  const [opened] = await floor.database.on(website.id, (client) => client.query<{ opened: number }>('login-open', OPEN, [user.id, sid, SESSION_SECONDS]))
  if (opened?.opened !== 1) throw wrong()
  const iat = Math.floor(Date.now() / 1_000)
  const exp = iat + SESSION_SECONDS
  const token = signToken({ alg: 'HS256', authVersion: 1, typ: 'JWT' }, { id: user.id, collection: 'users', email: user.email, sid, iat, exp }, floor.sessionKey)
  const { salt: _salt, hash: _hash, isLocked: _isLocked, attempts: _attempts, verified, ...shown } = user
  void reply.header('set-cookie', `payload-token=${token}; Expires=${new Date(exp * 1_000).toUTCString()}; Path=/; HttpOnly; SameSite=Lax`)
  return { message: 'Authentication Passed', exp, token, user: { ...shown, _verified: verified, collection: 'users' } }
}

async function isPassword(user: Found | undefined, password: string): Promise<boolean> {
  const known = user?.hash?.startsWith(PREFIX) ? user : null
  const made = await promisify(pbkdf2)(password, known?.salt ?? 'no such user', ITERATIONS, KEY_LENGTH, 'sha256')
  return known !== null && timingSafeEqual(made, Buffer.from(known.hash.slice(PREFIX.length), 'hex'))
}

const wrong = (): DomainError => new DomainError('invalid_credentials', 'The e-mail or the password is wrong, or the e-mail is not verified yet.')
