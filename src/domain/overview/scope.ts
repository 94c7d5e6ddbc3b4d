import type { Condition } from '../lists/view.ts'

/** A website that somebody's home is about. */
export type ScopeWebsite = { id: string; name: string; timeZone: string; currency: string; roles: readonly string[] }

/** What a home is about. `isWhole` says that the person's lists show these websites and no others anyway. */
export type Scope = { now: Date; websites: readonly ScopeWebsite[]; isWhole: boolean }

/** Some websites of one time zone, and the condition that lists need to show them alone; none where they do so anyway. */
export type ZoneGroup = { timeZone: string; websites: readonly string[]; conditions: readonly Condition[] }

/** A scope by time zones: each has a day of its own. */
export function zonesOf({ websites, isWhole }: Scope): ZoneGroup[] {
  const byZone = Map.groupBy(websites, ({ timeZone }) => timeZone)
  return [...byZone].map(([timeZone, members]) => {
    const ids = members.map(({ id }) => id)
    return { timeZone, websites: ids, conditions: isWhole && byZone.size === 1 ? [] : [['website', 'in', ids]] }
  })
}
