import type { z } from 'zod'
import { DomainError } from '../../domain/errors.ts'

// Zod compiles a schema when it is first used: once for each, not for each request.
const strictOnes = new WeakMap<z.ZodObject, z.ZodObject>()

/**
 * Checks input against a schema. Unknown fields are refused, so that a typing mistake never passes
 * for consent to a default.
 * @throws DomainError `invalid_input` with a path and a sentence for each problem
 */
export function parseInput<T extends z.ZodObject>(schema: T, input: unknown): z.infer<T>
export function parseInput(schema: z.ZodObject | undefined, input: unknown): Record<string, unknown>
export function parseInput(schema: z.ZodObject | undefined, input: unknown): Record<string, unknown> {
  if (!schema) return refuseAny(input)
  const parsed = strictOf(schema).safeParse(input ?? {})
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.slice(0, 50).map(({ path, message, code }) => ({ path: path.join('.'), message, code }))
  const [first] = problems
  const where = first?.path ? `“${first.path}”: ` : ''
  throw new DomainError('invalid_input', `${where}${first?.message ?? 'The input is not valid'}.`, { problems })
}

function strictOf(schema: z.ZodObject): z.ZodObject {
  const strict = strictOnes.get(schema) ?? schema.strict()
  strictOnes.set(schema, strict)
  return strict
}

function refuseAny(input: unknown): Record<string, unknown> {
  const fields = Object.keys((input as object | undefined) ?? {})
  if (fields.length === 0) return {}
  const problems = fields.slice(0, 50).map((path) => ({ path, message: 'Unknown field', code: 'unrecognized_keys' }))
  throw new DomainError('invalid_input', `“${fields[0]}”: Unknown field.`, { problems })
}
