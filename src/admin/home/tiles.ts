import type { CollectionSlug, Where } from 'payload'
import type { Role } from '../../domain/users/roles.ts'

/** A number on the home page, for people with one of these roles; it leads to the list it counts. */
export type Tile = { title: string; collection: string; roles: readonly Role[]; where: (now: Date) => Where; urgent?: true }

const IN_WORK = ['in_progress', 'in_revision', 'in_review', 'on_hold']
const state = (...states: string[]): Where => (states.length === 1 ? { state: { equals: states[0] } } : { state: { in: states } })

export const TILES: readonly Tile[] = [
  { title: 'Late orders',           collection: 'orders',         roles: ['support', 'editor', 'admin'], where: (now) => ({ and: [state(...IN_WORK), { deadline: { less_than: now.toISOString() } }] }), urgent: true },
  { title: 'Orders to review',      collection: 'orders',         roles: ['editor', 'admin'],            where: () => state('in_review') },
  { title: 'Orders without writer', collection: 'orders',         roles: ['support', 'admin'],           where: () => state('available') },
  { title: 'Requests of writers',   collection: 'order-requests', roles: ['support', 'admin'],           where: () => ({ answer: { equals: 'open' } }) },
  { title: 'Orders on hold',        collection: 'orders',         roles: ['support', 'admin'],           where: () => state('on_hold') },
  { title: 'Top-ups to confirm',    collection: 'top-ups',        roles: ['support', 'admin'],           where: () => state('pending') },
  { title: 'Adjustments to decide', collection: 'adjustments',    roles: ['admin'],                      where: () => state('requested') },
]

/** The address of the list that a tile counts, with its filter set. */
export function listAddress(admin: string, { collection, where }: Tile, now: Date): string {
  const conditions = conditionsOf(where(now))
  const query = conditions.map(([field, operator, value], index) =>
    `where[or][0][and][${index}][${field}][${operator}]=${encodeURIComponent([value].flat().join(','))}`)
  return `${admin}/collections/${collection}?${query.join('&')}`
}

type Condition = [field: string, operator: string, value: unknown]

function conditionsOf(where: Where): Condition[] {
  if (where.and) return where.and.flatMap(conditionsOf)
  return Object.entries(where).flatMap(([field, comparison]) =>
    Object.entries(comparison as object).map(([operator, value]): Condition => [field, operator, value]))
}

export const slugOf = ({ collection }: Tile): CollectionSlug => collection as CollectionSlug
