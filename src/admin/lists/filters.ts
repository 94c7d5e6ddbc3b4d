import type { Condition } from '../../domain/lists/view.ts'

export type Groups = readonly (readonly Condition[])[]
type Where = Record<string, unknown>

/** A filter as groups of conditions, joined with OR; null when it is nested deeper than people write it. */
export function groupsOf(where: unknown): Groups | null {
  if (typeof where !== 'object' || where === null || Object.keys(where).length === 0) return []
  const { or, ...others } = where as Where
  if (or === undefined) return joined([groupOf(others)])
  if (Object.keys(others).length > 0) return null
  return joined(listOf(or).map(groupOf))
}

const joined = (groups: (Condition[] | null)[]): Groups | null => (groups.includes(null) ? null : (groups as Condition[][]))

function groupOf(where: unknown): Condition[] | null {
  const parts = Object.entries(where as Where).map(([key, value]) => {
    if (key === 'or') return null
    if (key === 'and') return listOf(value).map(groupOf)
    return Object.entries(value as Where).map(([operator, each]) => [[key, operator, textOf(each)] as unknown as Condition])
  })
  const flat = parts.flat()
  return flat.includes(null) ? null : (flat as Condition[][]).flat()
}

/** A list of an address may come as an object with numbers for keys. */
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : Object.values((value ?? {}) as object))

const textOf = (value: unknown): string | string[] => (Array.isArray(value) ? value.map(String) : String(value))

export type Named = { key: string; groups: Groups }
export type Found = {
  key: string
  /** Conditions beside those of the view. */
  rest: Condition[]
  /** How far its moments are from those of the view now, in milliseconds. */
  ageMs: number
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:/

/**
 * Which of several views a filter is, at whatever moment somebody opened it: the one that leaves the fewest
 * conditions over, as long as every group of the filter has the same of them besides.
 */
export function matchOf(groups: Groups | null, views: readonly Named[]): Found | null {
  if (!groups) return null
  const found = views.flatMap(({ key, groups: own }) => {
    const rest = restOf(groups, own)
    return rest ? [{ key, rest, ageMs: Math.abs(momentsOf(groups) - momentsOf(own)) }] : []
  })
  // “New today” and “new this week” differ by their moments alone.
  return found.sort((a, b) => a.rest.length - b.rest.length || a.ageMs - b.ageMs)[0] ?? null
}

const momentsOf = (groups: Groups): number =>
  groups.flat().reduce((sum, [, , value]) => sum + (MOMENT.test(String(value)) ? Date.parse(String(value)) : 0), 0)

function restOf(groups: Groups, own: Groups): Condition[] | null {
  if (groups.length !== own.length) return null
  const rests = groups.map((group, i) => without(group, own[i]!))
  const [first] = rests
  const isSame = rests.every((rest) => rest && JSON.stringify(rest) === JSON.stringify(first))
  return isSame ? (first ?? []) : null
}

/** What is left of a group without these conditions; null when it lacks one. */
function without(group: readonly Condition[], own: readonly Condition[]): Condition[] | null {
  const left = [...group]
  for (const condition of own) {
    const at = left.findIndex((each) => isSame(each, condition))
    if (at < 0) return null
    left.splice(at, 1)
  }
  return left
}

const isSame = ([field, operator, value]: Condition, [otherField, otherOperator, other]: Condition): boolean =>
  field === otherField && operator === otherOperator && (spoken(value) === spoken(other) || (MOMENT.test(String(value)) && MOMENT.test(String(other))))

const spoken = (value: string | readonly string[]): string => [value].flat().join(',').split(',').sort().join(',')

/** Adds conditions to every group; to a filter that has none, they are the filter. */
export const withRest = (groups: Groups, rest: readonly Condition[]): Groups =>
  rest.length === 0 ? groups : groups.length === 0 ? [rest] : groups.map((group) => [...group, ...rest])

/** Anything of a query as the parts of an address: `where[state][equals]=draft`. */
export function partsOf(name: string, value: unknown): string[] {
  if (value === undefined || value === null || value === '') return []
  if (typeof value !== 'object') return [`${name}=${encodeURIComponent(String(value))}`]
  return Object.entries(value).flatMap(([key, each]) => partsOf(`${name}[${key}]`, each))
}
