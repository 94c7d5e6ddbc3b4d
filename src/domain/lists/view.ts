import { DateTime } from 'luxon'

export type Operator = 'equals' | 'not_equals' | 'in' | 'not_in' | 'less_than' | 'greater_than' | 'greater_than_equal' | 'exists'
export type Condition = readonly [field: string, operator: Operator, value: string | readonly string[]]

/** When somebody looks, and in whose day: `timeZone` is an IANA name. */
export type Moment = { now: Date; timeZone: string }

/** A filter with the name that people have for it. */
export type ListView = {
  /** Public: links and saved views hold it. Add, never rename. */
  name: string
  label: string
  /** One sentence on what is in the list. */
  hint: string
  /** Something is wrong while it is not empty. */
  urgent?: true
  /** The most urgent first; without it the order of the collection. */
  sort?: string
  /** Conditions of a group are joined with AND, groups with OR. */
  groups: (moment: Moment) => readonly (readonly Condition[])[]
}

export type Where = { or: { and: Record<string, Record<string, unknown>>[] }[] }

/** A view as a filter of the API, in the form that the panel's filter editor can show. */
export const whereOf = (view: ListView, moment: Moment): Where => whereOfGroups(view.groups(moment))

export const whereOfGroups = (groups: readonly (readonly Condition[])[]): Where => ({
  or: groups.map((group) => ({ and: group.map(([field, operator, value]) => ({ [field]: { [operator]: value } })) })),
})

/** The same as the query of an address, of a list in the panel or of the API, with the view's order. */
export const queryOf = (view: ListView, moment: Moment): string => queryOfGroups(view.groups(moment), view.sort)

export function queryOfGroups(groups: readonly (readonly Condition[])[], sort?: string): string {
  const conditions = groups.flatMap((group, or) =>
    group.map(([field, operator, value], and) => `where[or][${or}][and][${and}][${field}][${operator}]=${encodeURIComponent([value].flat().join(','))}`))
  return [...conditions, ...(sort ? [`sort=${sort}`] : [])].join('&')
}

/** The first moment of the day, `days` from today, as ISO in UTC. */
export const dayStart = ({ now, timeZone }: Moment, days = 0): string =>
  DateTime.fromJSDate(now, { zone: timeZone }).startOf('day').plus({ days }).toUTC().toISO()!

/** The first moment of the week, which begins on Monday, as ISO in UTC. */
export const weekStart = ({ now, timeZone }: Moment): string =>
  DateTime.fromJSDate(now, { zone: timeZone }).startOf('week').toUTC().toISO()!

export const isIn = (field: string, values: readonly string[]): Condition => [field, 'in', values]
export const is = (field: string, value: string): Condition => [field, 'equals', value]
export const before = (field: string, iso: string): Condition => [field, 'less_than', iso]
export const since = (field: string, iso: string): Condition => [field, 'greater_than_equal', iso]

/** What was made today, and this week: the same question in many lists. */
export const cameToday = (hint: string, field = 'createdAt'): ListView =>
  ({ name: 'new-today', label: 'New today', hint, groups: (moment) => [[since(field, dayStart(moment))]] })
export const cameThisWeek = (hint: string, field = 'createdAt'): ListView =>
  ({ name: 'new-this-week', label: 'New this week', hint, groups: (moment) => [[since(field, weekStart(moment))]] })
