import Ajv, { type ValidateFunction } from 'ajv'
import Stripe from 'stripe'
import { coerceParams } from '../../sim/stripe/core/coerce.ts'
import { today } from '../../sim/stripe/core/handle.ts'
import type { Fields } from '../../sim/stripe/core/types.ts'
import { RESOURCE_TYPES } from '../../sim/stripe/schemas/types.ts'
import type { Schemas } from '../../sim/stripe/schemas/schema.ts'
import type { Exchange } from '../../sim/stripe/server.ts'
import { startStripe, type StripeSimulator } from '../../sim/stripe/startStripe.ts'

export type Conforming = {
  simulator: StripeSimulator
  stripe: Stripe
  /** Another secret key: another account. */
  speaker: (key?: string, options?: Partial<Stripe.StripeConfig>) => Stripe
  control: (path: string, body?: Fields) => Promise<Fields>
  /** What of all exchanges so far did not fit the SDK's types, one line each, and how many there were. */
  conformance: () => { faults: string[]; exchanges: number }
  last: () => Exchange | undefined
  /** What does not fit in one exchange. */
  faultsOf: (exchange: Exchange) => string[]
}

/** Made once a file: it takes a second to compile what is used. */
let check: ((exchange: Exchange) => string[]) | undefined

/** A simulator in this process that has every request and answer held against the SDK's types. */
export async function startConforming(options: { journal?: string } = {}): Promise<Conforming> {
  const faults: string[] = []
  let exchanges = 0
  let last: Exchange | undefined
  const faultsOf = (exchange: Exchange): string[] => (check ??= checker(simulator.world.schemas))(exchange)
  const simulator = await startStripe({
    ...options,
    watch: (exchange) => {
      exchanges++
      last = exchange
      faults.push(...faultsOf(exchange))
    },
  })
  const speaker = (key = 'sk_test_simulator', config = {}): Stripe =>
    new Stripe(key, { host: '127.0.0.1', port: simulator.port, protocol: 'http', maxNetworkRetries: 0, telemetry: false, ...config })
  const control = async (path: string, body: Fields = {}): Promise<Fields> => {
    const answer = await fetch(`${simulator.origin}/_sim/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    return (await answer.json()) as Fields
  }
  return { simulator, stripe: speaker(), speaker, control, conformance: () => ({ faults, exchanges }), last: () => last, faultsOf }
}

function checker(schemas: Schemas): (exchange: Exchange) => string[] {
  const ajv = new Ajv({ strict: false, allErrors: true, inlineRefs: false })
  // One document, so that a definition is compiled once for all types that use it.
  ajv.addSchema({ $id: 'stripe', ...schemas })
  const validators = new Map<string, ValidateFunction>()
  const validate = (type: string, value: unknown, where: string): string[] => {
    if (!validators.has(type)) validators.set(type, ajv.compile({ $ref: `stripe#/roots/${type}` }))
    const validator = validators.get(type)!
    if (validator(value)) return []
    return validator.errors!.filter(({ keyword }) => keyword !== 'anyOf').slice(0, 4).map(({ instancePath, message, params }) => `${where} ${type}${instancePath} ${message} ${JSON.stringify(params)}`)
  }
  return ({ route, asked, answer, hasVersion }) => {
    const where = `${route.method} ${route.path}`
    if (answer.status >= 400) return errorFaults(answer.body, where)
    const params = route.params ? validate(route.params, coerceParams(schemas, schemas.roots[route.params]!, hasVersion ? asked : today(asked)), where) : []
    return [...params, ...(route.returns ? answerFaults(route.returns, answer.body, where, validate) : [])]
  }
}

type Validate = (type: string, value: unknown, where: string) => string[]

function answerFaults(type: string, body: Fields, where: string, validate: Validate): string[] {
  const all: Fields[] = body.object === 'list' ? body.data : [body]
  const shape = body.object === 'list' && (typeof body.has_more !== 'boolean' || typeof body.url !== 'string') ? [`${where} is no list`] : []
  return [...shape, ...all.flatMap((item) => [...validate(item.deleted && type === 'Customer' ? 'DeletedCustomer' : type, item, where), ...(item.object === 'event' ? eventFaults(item, where, validate) : [])])]
}

const eventFaults = ({ type, data }: Fields, where: string, validate: Validate): string[] =>
  validate(RESOURCE_TYPES[data.object.object]!, data.object, `${where} ${type}`)

function errorFaults({ error }: Fields, where: string): string[] {
  const isWhole = typeof error?.message === 'string' && ['api_error', 'card_error', 'idempotency_error', 'invalid_request_error'].includes(error.type) && typeof error.request_log_url === 'string'
  return isWhole ? [] : [`${where} answers an error that is none: ${JSON.stringify(error)}`]
}
