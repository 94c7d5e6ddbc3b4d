import type { CollectionBeforeOperationHook, SanitizedCollectionConfig } from 'payload'
import { DomainError } from '../domain/errors.ts'
import type { SignedInUser } from '../domain/users/roles.ts'
import { sortProblems, whereProblems } from '../lib/fields/queryProblems.ts'
import { isFromOutside } from '../lib/http/isFromOutside.ts'

type Query = { where?: unknown; sort?: unknown; joins?: unknown }

/**
 * Refuses filters and orders, of a list and of its joins, that tell what a caller may not read.
 * @throws DomainError `invalid_input`
 */
export const guardQuery: CollectionBeforeOperationHook = ({ args, operation, req, collection }) => {
  if (!isFromOutside(req, args) || (operation !== 'read' && operation !== 'count')) return args
  // Every website that a caller sees a document of is one that they read.
  const readsAll = (slug: string) => slug === 'websites' || Boolean((req.user as SignedInUser | null)?.superadmin)
  const walk = { collections: req.payload.collections, hops: 0, readsAll }
  const problemsOf = (config: SanitizedCollectionConfig, { where, sort }: Query) => [...whereProblems(config, where, walk), ...sortProblems(config, sort, walk)]
  const { where, sort, joins } = args as Query
  const problems = [...problemsOf(collection, { where, sort }), ...joinsOf(collection, joins).flatMap(({ slug, query }) => problemsOf(req.payload.collections[slug]!.config, query))]
  if (problems.length === 0) return args
  throw new DomainError('invalid_input', 'The query names a field that does not exist or that you may not read, or goes through more than one relation.', {
    problems: problems.slice(0, 50).map((path) => ({ path })),
  })
}

function joinsOf({ joins: known }: SanitizedCollectionConfig, joins: unknown): { slug: string; query: Query }[] {
  if (typeof joins !== 'object' || joins === null) return []
  return Object.entries(known).flatMap(([slug, each]) =>
    each.flatMap(({ joinPath }) => {
      const query = (joins as Record<string, unknown>)[joinPath]
      return typeof query === 'object' && query !== null ? [{ slug, query: query as Query }] : []
    }),
  )
}
