import { StripeError } from './errors.ts'
import type { Fields } from './types.ts'

const KEPT_SECONDS = 24 * 60 * 60

export type Kept = { fingerprint: Fingerprint; status: number; body: Fields; at: number }
type Fingerprint = { path: string; params: string }

export type Idempotency = ReturnType<typeof createIdempotency>

/** What was answered to each key of the last 24 hours, for each account by itself, and which keys are being worked on. */
export function createIdempotency(now: () => number) {
  const kept = new Map<string, Kept>()
  const running = new Map<string, Fingerprint>()
  const nameOf = (account: string, key: string): string => `${account} ${key}`

  return {
    /**
     * The kept answer, or undefined when the request is the first of its key.
     * @throws StripeError `idempotency_error` for other parameters or another address; `idempotency_key_in_use` (409) while the first runs
     */
    lookUp: (account: string, key: string, fingerprint: Fingerprint): Kept | undefined => {
      const name = nameOf(account, key)
      const found = kept.get(name)
      if (found && now() - found.at >= KEPT_SECONDS) kept.delete(name)
      const first = kept.get(name)
      const before = first?.fingerprint ?? running.get(name)
      if (before) sameRequest(before, fingerprint, key)
      if (running.has(name)) throw inUse(key)
      return first
    },
    begin: (account: string, key: string, fingerprint: Fingerprint): void => void running.set(nameOf(account, key), fingerprint),
    end: (account: string, key: string): void => void running.delete(nameOf(account, key)),
    keep: (account: string, key: string, answer: Omit<Kept, 'at'>): Kept => {
      const whole = { ...answer, at: now() }
      kept.set(nameOf(account, key), whole)
      return whole
    },
    restore: (account: string, key: string, answer: Fields): void => void kept.set(nameOf(account, key), answer as Kept),
    clear: (): void => kept.clear(),
  }
}

/** Two requests are the same when they ask the same of the same address, in whatever order. */
export const fingerprintOf = (path: string, params: Fields): Fingerprint => ({ path, params: JSON.stringify(sorted(params)) })

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, sorted(item)]))
}

function sameRequest(before: Fingerprint, now: Fingerprint, key: string): void {
  const advice = `Try using a key other than '${key}' if you meant to execute a different request.`
  if (before.path !== now.path) {
    throw mismatch(`Keys for idempotent requests can only be used for the same endpoint they were first used for ('${now.path}' vs '${before.path}'). ${advice}`)
  }
  if (before.params !== now.params) {
    throw mismatch(`Keys for idempotent requests can only be used with the same parameters they were first used with. ${advice}`)
  }
}

const mismatch = (message: string): StripeError => new StripeError({ status: 400, type: 'idempotency_error', message })

const inUse = (key: string): StripeError =>
  new StripeError({
    status: 409,
    type: 'idempotency_error',
    code: 'idempotency_key_in_use',
    message: `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
  })
