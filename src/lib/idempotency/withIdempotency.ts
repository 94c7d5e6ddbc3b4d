import { createHash } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { v7 as uuid } from 'uuid'
import { DomainError } from '../../domain/errors.ts'
import { now } from '../clock.ts'
import { current } from '../context.ts'
import { row, rows } from '../db/rows.ts'
import { inTransaction, sessionOf } from '../db/transaction.ts'
import { faultPoints } from '../faults.ts'
import { type Problem, toProblem } from '../http/toProblem.ts'

const MAX_KEY_LENGTH = 255
const KEPT_HOURS = 24

/** `body` is the text of the answer: as JSON its fields would come back in another order. */
type Saved = { request_hash: string; status: number; body: string; created_at: Date }
type Answer = { status: number; body: unknown }

/**
 * Runs a request once per `Idempotency-Key`, by Stripe's rules: the first result, refusals included,
 * is kept for 24 hours and replayed with `Idempotent-Replayed: true`; the same key with another
 * request is refused; while the first still runs, a second one is told to wait. What was refused
 * before the work began (bad input, no login) is not kept, and neither is a 5xx or a `conflict` with
 * somebody who held a lock for too long: they changed nothing.
 * The kept result and the effect are committed together.
 * @throws DomainError `idempotency_key_invalid`, `idempotency_key_reused`, `idempotency_in_progress`
 */
export async function withIdempotency(req: PayloadRequest, body: unknown, work: () => Promise<Response>): Promise<Response> {
  const key = req.headers.get('idempotency-key')
  if (key === null) return work()
  checkKey(key)
  return runOnce(req, { key, request: `${req.method} ${req.pathname}`, body }, work)
}

/** @throws DomainError `idempotency_key_invalid` */
export function checkKey(key: string): void {
  if (key !== '' && key.length <= MAX_KEY_LENGTH) return
  throw new DomainError('idempotency_key_invalid', `The Idempotency-Key must have 1 to ${MAX_KEY_LENGTH} characters.`)
}

/** One piece of work under a key: `request` and `body` tell it from another one with the same key. */
export type Asked = { key: string; request: string; body: unknown }

/** `withIdempotency` for a part of a request that has a key of its own. */
export async function runOnce(req: PayloadRequest, { key, request, body }: Asked, work: () => Promise<Response>): Promise<Response> {
  const scope = `${current().websiteId ?? '-'}:${req.user?.id ?? '-'}`
  const hash = createHash('sha256').update(`${request}\n${canonical(body)}`).digest('hex')

  const once: Once = { req, scope, key, hash }
  let refusal: unknown
  const answer = await inTransaction(req, async () => {
    const saved = await claim(once)
    if (saved) return replay(saved, hash)
    await rows(req, 'savepoint before_work')
    try {
      return await keep(once, await answerOf(await work()))
    } catch (error) {
      const problem = toProblem(error)
      // A nested Payload operation that failed has already ended the transaction.
      if (!isLasting(problem) || !(await sessionOf(req))) throw error
      await rows(req, 'rollback to savepoint before_work')
      refusal = error
      return keep(once, { status: problem.status, body: problem })
    }
  })
  if (refusal) throw refusal
  return answer
}

/** Asked again in a moment, what met a lock or a full pool may well be done: it must not be refused for a day. */
const isLasting = ({ status, code }: Problem): boolean => status < 500 && code !== 'conflict'

type Once = { req: PayloadRequest; scope: string; key: string; hash: string }

type Claimed = Saved & { is_free: boolean }

/** Held until the transaction ends: a second request with the key sees that the first still runs. @returns what was kept for the key */
async function claim({ req, scope, key }: Once): Promise<Saved | null> {
  const saved = await row<Claimed>(req, 'select is_free, request_hash, status, body, created_at from claim_idempotency_key($1, $2)', [scope, key])
  if (!saved?.is_free) throw new DomainError('idempotency_in_progress', 'The first request with this Idempotency-Key is still running. Ask again in a moment.')
  if (saved.request_hash === null) return null
  if (saved.created_at.getTime() > now().getTime() - KEPT_HOURS * 3_600_000) return saved
  await rows(req, 'delete from idempotency_keys where scope = $1 and key = $2', [scope, key])
  return null
}

function replay(saved: Saved, hash: string): Response {
  if (saved.request_hash !== hash) {
    throw new DomainError('idempotency_key_reused', 'This Idempotency-Key was used with another request. Use a new key for a new request.')
  }
  return new Response(saved.body, { status: saved.status, headers: { 'content-type': 'application/json', 'idempotent-replayed': 'true' } })
}

async function keep({ req, scope, key, hash }: Once, answer: Answer): Promise<Response> {
  const at = now()
  await rows(
    req,
    `insert into idempotency_keys (id, scope, key, request_hash, status, body, website_id, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $8)`,
    [uuid(), scope, key, hash, answer.status, JSON.stringify(JSON.stringify(answer.body)), current().websiteId, at],
  )
  await faultPoints(req, 'idempotency.keep')
  return Response.json(answer.body, { status: answer.status })
}

const answerOf = async (response: Response): Promise<Answer> => ({ status: response.status, body: await response.json() })

/** JSON with sorted keys: the order in which a client writes fields does not make another request. */
function canonical(value: unknown): string {
  return JSON.stringify(value ?? {}, (_key, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
