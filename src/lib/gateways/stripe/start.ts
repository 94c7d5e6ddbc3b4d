import { GatewayError } from '../../../domain/gateways/GatewayError.ts'
import { now } from '../../clock.ts'
import { isServerError } from './ask.ts'

const HOUR_MS = 3_600_000
/** Stripe forgets a key after 24 hours; an hour before that we look first. */
const REMEMBERED_MS = 23 * HOUR_MS

type Start<T> = {
  /** Of our document: the time in it says whether Stripe may have forgotten the key. */
  id: string
  create: () => Promise<T>
  /** Looks for what an earlier request has made, by our id in its metadata. */
  find: () => Promise<T | null>
}

/**
 * Makes something once, however often it is asked for: by its idempotency key, and by looking for it where
 * the key does not help, that is after a day, and when Stripe failed in the middle and keeps answering so.
 */
export async function startOnce<T>({ id, create, find }: Start<T>): Promise<T> {
  const made = mayBeForgotten(id) ? await find() : null
  if (made) return made
  try {
    return await create()
  } catch (error) {
    if (!(error instanceof GatewayError) || !isServerError(error)) throw error
    const found = await find()
    if (found) return found
    throw error
  }
}

/** UUIDv7 begins with the millisecond it was made in; of other ids nobody knows. */
function mayBeForgotten(id: string): boolean {
  const madeAt = /^[0-9a-f]{8}-[0-9a-f]{4}-7/i.test(id) ? Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) : 0
  return now().getTime() - madeAt > REMEMBERED_MS
}

/** An idempotency key: the same for the same step of the same document. */
export const keyOf = (kind: string, id: string, step: string): { idempotencyKey: string } => ({ idempotencyKey: `scriptorium:${kind}:${id}:${step}` })
