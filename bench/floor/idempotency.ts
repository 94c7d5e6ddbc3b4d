import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { DomainError } from '../../src/domain/errors.ts'
import type { Caller } from './caller.ts'

export type KeptAnswer = { scope: string; key: string; hash: string; status: number; body: string }
export type Key = Pick<KeptAnswer, 'scope' | 'key' | 'hash'>
export type Saved = { isFree: boolean; saved: { hash: string; status: number; body: string } | null }

/**
 * Columns that claim a key until the transaction ends and look up what was kept for it in the last 24
 * hours. A first request that commits between the snapshot and the claim is caught by the unique index.
 */
export const claimColumns = (scope: string, key: string): string => `
  pg_try_advisory_xact_lock(hashtextextended(${scope} || ':' || ${key}, 7)) as "isFree",
  (select jsonb_build_object('hash', request_hash, 'status', status, 'body', body #>> '{}') from idempotency_keys
   where scope = ${scope} and key = ${key} and created_at > now() - interval '24 hours') as saved`

export function keyOf(request: FastifyRequest, { website, user }: Caller): Key {
  const key = String(request.headers['idempotency-key'] ?? '')
  if (key === '' || key.length > 255) throw new DomainError('idempotency_key_invalid', 'The Idempotency-Key must have 1 to 255 characters.')
  const hash = createHash('sha256').update(`${request.method} ${request.url}\n${canonical(request.body)}`).digest('hex')
  return { scope: `${website.id}:${user.id}`, key, hash }
}

/** The first answer, or null when this is the first request. @throws DomainError `idempotency_in_progress`, `idempotency_key_reused` */
export function replayOf({ isFree, saved }: Saved, { hash }: Key): { status: number; body: string } | null {
  if (!isFree) throw new DomainError('idempotency_in_progress', 'The first request with this Idempotency-Key is still running. Ask again in a moment.')
  if (saved && saved.hash !== hash) throw new DomainError('idempotency_key_reused', 'This Idempotency-Key was used with another request. Use a new key for a new request.')
  return saved
}

function canonical(value: unknown): string {
  return JSON.stringify(value ?? {}, (_key, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  )
}
