import { coerceParams } from './coerce.ts'
import { errorBody, invalid, StripeError } from './errors.ts'
import { expanded } from './expand.ts'
import type { Fault } from './faults.ts'
import { fingerprintOf, type Kept } from './idempotency.ts'
import type { Call, Fields, Route } from './types.ts'
import { nowOf, transact, type World } from './world.ts'

export type Asked = {
  id: string
  route: Route
  path: string
  ids: Record<string, string>
  raw: Fields
  key: string | null
  account: string
  platform: string
  fault: Fault | undefined
  /** Whether `Stripe-Version` was sent. */
  hasVersion: boolean
}
export type Answer = { status: number; body: Fields; headers: Record<string, string> }

/** Answers one request that is allowed to ask: the kept answer of its key, or a new one that is kept. */
export function handle(world: World, asked: Asked): Answer {
  const { route, key, account, path, raw } = asked
  const keyed = route.method === 'POST' && key !== null ? key : null
  if (keyed === null) return execute(world, asked, null)
  const fingerprint = fingerprintOf(path, raw)
  const kept = world.idempotency.lookUp(account, keyed, fingerprint)
  if (kept) return { status: kept.status, body: kept.body, headers: { 'idempotent-replayed': 'true' } }
  world.idempotency.begin(account, keyed, fingerprint)
  try {
    return execute(world, asked, keyed)
  } finally {
    if (asked.fault?.kind !== 'stall') world.idempotency.end(account, keyed)
  }
}

/** Stripe writes an answer down once the work has begun: a fault of the parameters is not, a declined card is. */
const isKept = (error: StripeError | undefined): boolean => !error?.detail.code?.startsWith('parameter_')

function execute(world: World, asked: Asked, key: string | null): Answer {
  const { id, route, path, account, platform, ids, raw, fault } = asked
  const schema = route.params === null ? null : world.schemas.roots[route.params]!
  const params = schema ? coerceParams(world.schemas, schema, asked.hasVersion ? raw : today(raw)) : raw
  refuseUntaken(route, params)
  const call: Call = { world, account, platform, params, ids, request: { id, idempotency_key: asked.key } }
  let result: Answer = { status: 200, body: {}, headers: {} }
  const work = (): Fields => {
    try {
      return expanded(call, route.run(call))
    } catch (error) {
      if (error instanceof StripeError) throw error
      throw new Error(`The simulator failed at ${route.method} ${path}: ${String(error)}`, { cause: error })
    }
  }
  try {
    transact(world, work, ({ effects, error, answer }) => {
      result = error ? refusal(error, id) : { ...result, body: answer! }
      if (fault?.kind === 'error_after_effect') result = serverError(id)
      const kept = key !== null && isKept(error) ? keep(world, { asked, key, answer: result }) : undefined
      return { kind: 'request', at: nowOf(world), id, method: route.method, path, account, key, status: result.status, params: raw, effects, ...(kept && { kept }) }
    })
  } catch (error) {
    if (!(error instanceof StripeError)) throw error
  }
  return result
}

/**
 * Without `Stripe-Version` an account's own version counts, and most are older. The one change that the command line
 * meets: the version of 2026 renamed this parameter.
 */
export function today({ payment_method_types: types, ...rest }: Fields): Fields {
  return types === undefined ? rest : { ...rest, allowed_payment_method_types: types }
}

/** Better a refusal here than a test that passes over what real Stripe would do. */
function refuseUntaken({ takes }: Route, params: Fields): void {
  const other = Object.keys(params).find((name) => takes && name !== 'expand' && !takes.includes(name))
  if (other) throw invalid(`The simulator does not know what to do with the parameter: ${other}`, { code: 'parameter_unknown', param: other })
}

function keep(world: World, { asked, key, answer }: { asked: Asked; key: string; answer: Answer }): Kept {
  return world.idempotency.keep(asked.account, key, { fingerprint: fingerprintOf(asked.path, asked.raw), status: answer.status, body: answer.body })
}

export const refusal = (error: StripeError, id: string): Answer => ({ status: error.status, body: errorBody(error, id), headers: {} })

export const serverError = (id: string): Answer =>
  refusal(new StripeError({ status: 500, type: 'api_error', message: 'An unknown error occurred' }), id)
