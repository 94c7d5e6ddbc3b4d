import type { FlattenedField, SanitizedCollectionConfig } from 'payload'

type Where = Record<string, unknown>
type Collections = Record<string, { config: SanitizedCollectionConfig }>
type Walk = {
  collections: Collections
  hops: number
  /** Whether the caller reads every document of a collection that a visible one can point at. */
  readsAll: (slug: string) => boolean
}

/**
 * Paths of a filter that lead to a hidden field, or through more than one relation. Payload 3.90 lets
 * filters through a relation reach password hashes and tokens, to be guessed letter by letter; and it
 * checks the second relation of a path too late: the answer is out by then, and the refusal, which
 * nobody waits for, ends the process.
 */
export function whereProblems(config: SanitizedCollectionConfig, where: unknown, walk: Walk): string[] {
  if (typeof where !== 'object' || where === null) return []
  return Object.entries(where as Where).flatMap(([key, value]) => {
    if (Array.isArray(value)) return value.flatMap((each) => whereProblems(config, each, walk))
    return pathProblems(config, key, walk, value)
  })
}

/**
 * The same of paths to sort by. An order through a relation places documents by what they point at also
 * where the caller may not read that; Payload limits filters to what is readable, and orders not.
 */
export const sortProblems = (config: SanitizedCollectionConfig, sort: unknown, walk: Walk): string[] =>
  [sort].flat().flatMap((each) => (typeof each === 'string' ? each.split(',') : [])).flatMap((path) => pathProblems(config, path.replace(/^-/, ''), { ...walk, isSort: true }))

function pathProblems(config: SanitizedCollectionConfig, path: string, walk: Walk & { isSort?: boolean }, condition?: unknown): string[] {
  // GraphQL writes two underscores for a dot, and Payload takes them anywhere.
  const segments = path.replaceAll('__', '.').split('.')
  return isOpen(config.flattenedFields, segments, { ...walk, condition }) ? [] : [path]
}

type Way = Walk & { condition?: unknown; isSort?: boolean }

function isOpen(fields: FlattenedField[], [name, ...rest]: string[], way: Way): boolean {
  const field = fields.find((each) => each.name === name)
  // What does not exist is refused by Payload, at once.
  if (!field) return true
  if ('hidden' in field && field.hidden) return false
  if ('virtual' in field && typeof field.virtual === 'string') return isOpen(fields, [...field.virtual.split('.'), ...rest], way)
  const related = relatedOf(field)
  if (related.length > 0) return related.every((slug) => isOpenThrough(slug, rest, way))
  if ('blocks' in field) return field.blocks.every((block) => isOpen(block.flattenedFields, rest, way))
  if (rest.length === 0) return !hasNested(way.condition)
  return !('flattenedFields' in field) || isOpen(field.flattenedFields, rest, way)
}

/** An operand is one value or a list of values: the database would fail on more. */
const hasNested = (condition: unknown): boolean =>
  Object.values((condition ?? {}) as Where).some((operand) => [operand].flat().some((value) => typeof value === 'object' && value !== null))

function isOpenThrough(slug: string, rest: string[], { condition, ...walk }: Way): boolean {
  const config = walk.collections[slug]?.config
  if (!config) return true
  const next = { ...walk, hops: walk.hops + 1 }
  const nested = Object.values((condition ?? {}) as Where).filter((value) => typeof value === 'object' && value !== null && !Array.isArray(value))
  if (nested.some((where) => next.hops > 1 || whereProblems(config, where, next).length > 0)) return false
  if (rest.length === 0 || rest.join('.') === 'id') return true
  if (walk.isSort && !isSortable(slug, rest, walk)) return false
  return next.hops <= 1 && isOpen(config.flattenedFields, rest, { ...next, condition })
}

// The name that other people see stands beside what somebody did.
const isSortable = (slug: string, rest: string[], { readsAll }: Walk): boolean => readsAll(slug) || (slug === 'users' && rest.join('.') === 'displayName')

function relatedOf(field: FlattenedField): string[] {
  if (field.type === 'relationship' || field.type === 'upload') return [field.relationTo].flat()
  return field.type === 'join' ? [field.collection].flat() : []
}
