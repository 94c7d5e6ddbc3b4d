import type { CollectionBeforeOperationHook } from 'payload'
import { DomainError } from '../domain/errors.ts'
import { isFromOutside } from '../lib/http/isFromOutside.ts'

const MAX_LIMIT = 100
const MAX_PAGE = 1_000_000

type List = { limit?: unknown; page?: unknown; pagination?: boolean; where?: unknown; joins?: unknown }

/**
 * Keeps what a caller reads at once bounded: `?limit=0` and `?pagination=false` would dump the table,
 * and so would the limit of a join.
 * @throws DomainError `invalid_input` for a filter that is none
 */
export const boundList: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (!isFromOutside(req, args) || (operation !== 'read' && operation !== 'count')) return args
  const list = args as List
  refuseNoFilter(list)
  if (operation === 'count') return args
  list.limit = bounded(list.limit ?? 10)
  list.page = Math.min(MAX_PAGE, Math.max(1, Math.trunc(Number(list.page)) || 1))
  list.pagination = true
  for (const join of joinsOf(list)) if (join.limit !== undefined) join.limit = bounded(join.limit)
  return args
}

function refuseNoFilter({ where }: List): void {
  if (where === undefined || where === null || typeof where === 'object') return
  throw new DomainError('invalid_input', '“where”: Give a filter such as where[state][equals]=draft.')
}

const bounded = (given: unknown): number => {
  const limit = Math.trunc(Number(given))
  return limit > 0 && limit <= MAX_LIMIT ? limit : MAX_LIMIT
}

function joinsOf({ joins }: List): { limit?: unknown }[] {
  if (typeof joins !== 'object' || joins === null) return []
  return Object.values(joins).filter((join): join is { limit?: unknown } => typeof join === 'object' && join !== null)
}
