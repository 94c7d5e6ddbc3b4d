import { randomUUID } from 'node:crypto'
import { getFieldsToSign, jwtSign, type Payload } from 'payload'
import { asSystem } from '../../src/lib/context.ts'
import type { TestDatabase } from './database.ts'
import { TEST_PASSWORD } from './factories.ts'

type Source = { url: string; payload: Payload; database: TestDatabase }

/** Tokens by e-mail address, each made once: a password check costs a fifth of a second. */
export function sessions({ url, payload, database }: Source) {
  const tokens = new Map<string, Promise<string>>()
  const keep = (email: string, token: Promise<string>) => {
    tokens.set(email, token)
    return token
  }
  const mintSession = (email: string) => keep(email, mint({ payload, database, email }))
  return {
    mintSession,
    tokenOf: (email: string) => tokens.get(email) ?? mintSession(email),
    login: (email: string, password: string = TEST_PASSWORD) =>
      keep(email, login({ url, email, password })),
  }
}

async function login({ url, email, password }: { url: string; email: string; password: string }) {
  const response = await fetch(`${url}/api/users/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  const body = (await response.json()) as { token?: string }
  if (!body.token) throw new Error(`${email} can't sign in: ${response.status} ${JSON.stringify(body)}`)
  return body.token
}

type Mint = { payload: Payload; database: TestDatabase; email: string }

/** What Payload's login does after it has checked the password. */
async function mint({ payload, database, email }: Mint): Promise<string> {
  const { docs } = await asSystem(() =>
    payload.find({ collection: 'users', where: { email: { equals: email } }, depth: 0 }),
  )
  const user = docs[0]
  if (!user) throw new Error(`There is no user ${email}`)
  const { config } = payload.collections['users' as never] as Payload['collections'][string]
  const sid = randomUUID()
  const tokenExpiration = config.auth.tokenExpiration
  await database.sql(
    `insert into users_sessions (_order, _parent_id, id, created_at, expires_at)
     values ((select count(*) + 1 from users_sessions where _parent_id = $1), $1, $2, now(), now() + $3 * interval '1 second')`,
    [user.id, sid, tokenExpiration],
  )
  const fieldsToSign = getFieldsToSign({
    collectionConfig: config,
    email,
    sid,
    user: { ...user, collection: 'users' } as never,
  })
  return (await jwtSign({ fieldsToSign, secret: payload.secret, tokenExpiration })).token
}
