import { invalid } from './errors.ts'
import type { Fields } from './types.ts'
import { membersOf, resolve, type Schema, type Schemas } from '../schemas/schema.ts'
import type { StripeError } from './errors.ts'

/**
 * Turns the texts of a form into the numbers, truth values and lists that the schema asks for.
 * @throws StripeError `parameter_unknown`, `parameter_missing`, `parameter_invalid_integer`, `parameter_invalid_empty`, or without a code
 */
export function coerceParams(schemas: Schemas, schema: Schema, params: Fields): Fields {
  return object({ schemas, path: '' }, resolve(schemas, schema), params) as Fields
}

type Place = { schemas: Schemas; path: string }

const child = (place: Place, key: string): Place => ({ ...place, path: place.path ? `${place.path}[${key}]` : key })

function value(place: Place, schema: Schema, given: unknown): unknown {
  const members = membersOf(place.schemas, schema).filter(({ type }) => type !== 'null')
  if (typeof given === 'string') return text(place, members, given)
  return structure(place, members, given)
}

function structure(place: Place, members: Schema[], given: unknown): unknown {
  const fitting = members.filter(({ type }) => type === 'object' || type === 'array')
  if (fitting.length === 0) throw invalid(`Invalid string: ${JSON.stringify(given)}`, { param: place.path })
  let refusal: unknown
  for (const member of fitting) {
    try {
      return member.type === 'array' ? list(place, member, given) : object(place, member, given)
    } catch (error) {
      refusal ??= error
    }
  }
  throw refusal
}

function list(place: Place, { items = {} }: Schema, given: unknown): unknown[] {
  const isIndexed = typeof given === 'object' && given !== null && Object.keys(given).every((key) => /^\d+$/.test(key))
  if (!Array.isArray(given) && !isIndexed) throw invalid('Invalid array', { param: place.path })
  return Object.values(given as object).map((item, index) => value(child(place, String(index)), items, item))
}

function object(place: Place, schema: Schema, given: unknown): unknown {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw invalid('Invalid object', { param: place.path })
  const { required = [] } = schema
  const coerced: Fields = {}
  for (const [key, item] of Object.entries(given)) {
    const { path } = child(place, key)
    const of = schemaOf(schema, key)
    if (!of) throw invalid(`Received unknown parameter: ${path}`, { code: 'parameter_unknown', param: path })
    coerced[key] = isRemoval(schema, key, item) ? '' : value(child(place, key), of, item)
  }
  const absent = required.find((name) => !(name in coerced))
  if (absent) throw absentParam(child(place, absent))
  return coerced
}

/** In a map such as metadata an empty text takes its key away. */
const isRemoval = ({ properties }: Schema, key: string, item: unknown): boolean => item === '' && !properties?.[key]

function schemaOf({ properties = {}, additionalProperties }: Schema, key: string): Schema | undefined {
  if (Object.hasOwn(properties, key)) return properties[key]
  return typeof additionalProperties === 'object' ? additionalProperties : undefined
}

const absentParam = ({ path }: Place): StripeError => invalid(`Missing required param: ${path}.`, { code: 'parameter_missing', param: path })

function text(place: Place, members: Schema[], given: string): unknown {
  const literals = members.flatMap((member) => member.enum ?? (member.const === undefined ? [] : [String(member.const)]))
  if (literals.includes(given)) return given
  if (given === '') throw empty(place, members)
  const kinds = new Set(members.map(({ type }) => type))
  if (kinds.has('number') && !kinds.has('string') && /^-?\d{1,15}$/.test(given)) return Number(given)
  if (kinds.has('boolean') && (given === 'true' || given === 'false')) return given === 'true'
  if (kinds.has('string')) return given
  throw wrongKind(place, kinds, literals.filter(Boolean), given)
}

function wrongKind({ path }: Place, kinds: Set<string | undefined>, literals: string[], given: string): StripeError {
  const refused: [string, string, string?][] = [
    ['number', `Invalid integer: ${given}`, 'parameter_invalid_integer'],
    ['boolean', `Invalid boolean: ${given}`],
    ['array', 'Invalid array'],
    ['object', 'Invalid object'],
  ]
  const found = refused.find(([kind]) => kinds.has(kind))
  if (found) return invalid(found[1], { ...(found[2] && { code: found[2] }), param: path })
  const last = literals.at(-1)
  const choice = literals.length > 1 ? `one of ${literals.slice(0, -1).join(', ')}, or ${last}` : `${last}`
  return invalid(`Invalid ${path}: must be ${choice}`, { param: path })
}

function empty({ path }: Place, members: Schema[]): StripeError {
  if (members.every(({ type }) => type !== 'string')) return invalid(`Invalid value for ${path}: it is empty.`, { param: path })
  return invalid(
    `You passed an empty string for '${path}'. We assume empty values are an attempt to unset a field; however '${path}' cannot be unset. You should remove '${path}' from your request or supply a non-empty value.`,
    { code: 'parameter_invalid_empty', param: path },
  )
}
