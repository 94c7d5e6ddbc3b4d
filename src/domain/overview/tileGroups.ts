import { queryOfGroups, type Condition, type ListView } from '../lists/view.ts'
import { zonesOf, type Scope } from './scope.ts'
import type { Tile } from './tiles.ts'

type Groups = readonly (readonly Condition[])[]

/** The part of a scope in which somebody has a tile's role. */
export function scopeOf({ roles }: Tile, scope: Scope): Scope {
  const websites = scope.websites.filter((website) => website.roles.some((role) => (roles as readonly string[]).includes(role)))
  return { ...scope, websites, isWhole: scope.isWhole && websites.length === scope.websites.length }
}

/** A view for several websites: what is today depends on the time zone of each. */
export const groupsIn = ({ groups }: ListView, scope: Scope): Groups =>
  zonesOf(scope).flatMap(({ timeZone, conditions }) => groups({ now: scope.now, timeZone }).map((group) => [...group, ...conditions]))

/** The address in the panel, below its root, of the list with these conditions. */
export const listPath = (collection: string, groups: Groups, sort?: string): string =>
  `/collections/${collection}?${queryOfGroups(groups, sort)}`
