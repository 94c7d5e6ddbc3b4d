import fc from 'fast-check'
import type { Schema } from '../../src/server/openapi/types.ts'

/** Values that the world has, by the name of the field: without them hardly any call would get past the first check. */
export type Hints = (name: string, schema: Schema) => readonly unknown[]
type Making = { deref: (schema: Schema) => Schema; hints: Hints; depth?: number }

const MOST_DEPTH = 4
const TEXTS = ['', ' ', 'a', '0', 'Ünïcödé ✓', '<b>bold</b>', "'; drop table users --", '\u0000', '\ud800', '%00', '../../etc/passwd', 'null', '\\', '{{7*7}}']

/** A value that a JSON Schema allows. */
export function valid(schema: Schema, making: Making, name = ''): fc.Arbitrary<unknown> {
  const { deref, hints } = making
  const whole = deref(schema)
  const known = hints(name, whole)
  const made = byKind(whole, { ...making, depth: (making.depth ?? 0) + 1 })
  return known.length > 0 ? fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: made }) : made
}

function byKind(schema: Schema, making: Making): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema.const)
  if (Array.isArray(schema.enum)) return fc.constantFrom(...(schema.enum as unknown[]))
  if (Array.isArray(schema.anyOf)) return fc.oneof(...(schema.anyOf as Schema[]).map((each) => valid(each, making)))
  const types = [schema.type ?? 'object'].flat() as string[]
  return fc.oneof(...types.map((type) => (KINDS[type] ?? KINDS.object!)(schema, making)))
}

const KINDS: Record<string, (schema: Schema, making: Making) => fc.Arbitrary<unknown>> = {
  null: () => fc.constant(null),
  boolean: () => fc.boolean(),
  integer: ({ minimum = -10, maximum = 2_000 }) => fc.integer({ min: Number(minimum), max: Math.max(Number(minimum), Number(maximum)) }),
  number: ({ minimum = -10, maximum = 2_000 }) => fc.oneof(fc.integer({ min: Math.ceil(Number(minimum)), max: Math.floor(Number(maximum)) }), fc.double({ min: Number(minimum), max: Number(maximum), noNaN: true })),
  string: textOf,
  array: ({ items = {}, minItems = 0, maxItems = 3 }, making) => fc.array(valid(items as Schema, making), { minLength: Number(minItems), maxLength: Math.min(Math.max(Number(minItems), Number(maxItems)), Number(minItems) + 2) }),
  object: objectOf,
}

function textOf({ format, pattern, minLength = 0, maxLength = 60 }: Schema): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid()
  if (format === 'date-time') return fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }).map((date) => date.toISOString())
  if (format === 'email') return fc.emailAddress()
  if (typeof pattern === 'string') return fc.stringMatching(new RegExp(pattern))
  const [least, most] = [Number(minLength), Math.min(Number(maxLength), Math.max(60, Number(minLength)))]
  return fc.oneof({ weight: 3, arbitrary: fc.string({ minLength: least, maxLength: most, unit: 'grapheme' }) }, { weight: 1, arbitrary: fc.constantFrom(...TEXTS.filter((text) => [...text].length >= least && [...text].length <= most), 'x'.repeat(least)) })
}

function objectOf({ properties = {}, required = [], additionalProperties }: Schema, making: Making): fc.Arbitrary<unknown> {
  const isDeep = (making.depth ?? 0) >= MOST_DEPTH
  const needed = required as string[]
  const shown = Object.entries(properties as Record<string, Schema>).filter(([name]) => !isDeep || needed.includes(name))
  const model = Object.fromEntries(shown.map(([name, schema]) => [name, valid(schema, making, name)]))
  const optional = shown.map(([name]) => name).filter((name) => !needed.includes(name))
  const free = additionalProperties && !isDeep && shown.length === 0 ? fc.dictionary(fc.string({ maxLength: 10 }), fc.jsonValue({ maxDepth: 1 }), { maxKeys: 3 }) : fc.constant({})
  // Few at once: each optional field is one more reason to be refused.
  return fc.tuple(fc.record(model), fc.shuffledSubarray(optional, { maxLength: Math.min(4, optional.length) }), free).map(([all, picked, more]) => ({ ...more, ...Object.fromEntries(Object.entries(all).filter(([name]) => needed.includes(name) || picked.includes(name))) }))
}

const WRONG = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1.5, 1e308, -1e308, 9_007_199_254_740_993, '', [], {}, [[]], [null], { $ne: 1 }, { id: 1 }),
  fc.constantFrom(...TEXTS), fc.string({ maxLength: 20, unit: 'binary' }), fc.constant('x'.repeat(10_001)), fc.jsonValue({ maxDepth: 2 }),
)

/** A value made wrong in one place: another kind, a field too many, a field too few. */
export const broken = (value: unknown): fc.Arbitrary<unknown> =>
  fc.tuple(fc.nat(), WRONG, fc.constantFrom('replace', 'replace', 'replace', 'add', 'remove')).map(([at, wrong, how]) => brokenAt(value, at, { wrong, how }))

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

function brokenAt(value: unknown, at: number, how: { wrong: unknown; how: string }): unknown {
  if (!isObject(value)) return how.wrong
  const names = Object.keys(value)
  if (how.how === 'add' || names.length === 0) return { ...value, [['__proto__x', 'nothing', 'website', 'id', 'hash', 'state', 'role'][at % 7]!]: how.wrong }
  const name = names[at % names.length]!
  const { [name]: inner, ...rest } = value
  if (how.how === 'remove') return rest
  return { ...rest, [name]: isObject(inner) && at % 2 === 0 ? brokenAt(inner, Math.floor(at / 2), how) : how.wrong }
}
