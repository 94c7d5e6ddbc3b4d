import { invalid, missing } from './errors.ts'
import type { Stored } from './store.ts'
import type { Call, Fields, Resource } from './types.ts'

type Filters = (resource: Resource, params: Fields) => boolean

/**
 * One page, newest first, of the account's objects of a kind. A filter of a field of its own name counts by itself;
 * `filter` says the rest.
 */
export function listOf({ world, account, params }: Call, kind: string, url: string, filter: Filters = () => true): Fields {
  const all = world.store.all(account, kind).filter(({ resource }) => isAsked(resource, params) && filter(resource, params))
  return page(all, params, { kind, url })
}

/** Cuts a page of 1 to 100 out of what was found. */
export function page(all: Stored[], params: Fields, { kind, url }: { kind: string; url: string }): Fields {
  const limit = limitOf(params)
  const { starting_after: after, ending_before: before } = params
  if (after && before) throw invalid('You cannot parameterize both `starting_after` and `ending_before`.', { param: 'ending_before' })
  const at = (id: string, param: string): number => {
    const index = all.findIndex(({ resource }) => resource.id === id)
    if (index < 0) throw missing(kind, id, param)
    return index
  }
  const end = before ? at(before, 'ending_before') : all.length
  const from = after ? at(after, 'starting_after') + 1 : before ? Math.max(0, end - limit) : 0
  const rows = all.slice(from, Math.min(end, from + limit))
  const has_more = before ? from > 0 : from + rows.length < end
  return { object: 'list', data: rows.map(({ resource }) => resource), has_more, url }
}

function limitOf({ limit = 10 }: Fields): number {
  const bound = limit < 1 ? 'greater than or equal to 1' : limit > 100 ? 'less than or equal to 100' : null
  if (bound) throw invalid(`This value must be ${bound} (it currently is '${limit}').`, { code: 'parameter_invalid_integer', param: 'limit' })
  return limit as number
}

const OF_THE_PAGE = new Set(['limit', 'starting_after', 'ending_before', 'expand', 'created'])

function isAsked(resource: Resource, params: Fields): boolean {
  if (!isWithin(resource.created, params.created)) return false
  return Object.entries(params).every(([name, wanted]) => OF_THE_PAGE.has(name) || wanted === undefined || !(name in resource) || typeof wanted === 'object' || resource[name] === wanted)
}

/** `created` and its like: a second, or bounds. */
export function isWithin(second: number, range: Fields | number | undefined): boolean {
  if (range === undefined) return true
  if (typeof range === 'number') return second === range
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = range
  return second > gt && second >= gte && second < lt && second <= lte
}
