import type { PayloadRequest } from 'payload'
import { daysStart, lastDates, SERIES_NAMES, type SeriesName } from '../../domain/overview/days.ts'
import type { Scope } from '../../domain/overview/scope.ts'
import { rows } from '../../lib/db/rows.ts'

/** A calendar day such as `2026-11-22` and what happened on it, in the time zone of each website. */
export type CountedDay = { date: string } & Record<SeriesName, number>

const COLUMNS: Record<SeriesName, string> = { placed: 'created_at', delivered: 'delivered_at', completed: 'completed_at' }

const SCOPE = 'scope as (select * from unnest($1::uuid[], $2::text[], $3::timestamptz[]) as website(id, zone, start))'

const part = (series: SeriesName): string => `
  select '${series}' as series, to_char(o.${COLUMNS[series]} at time zone s.zone, 'YYYY-MM-DD') as date, count(*) as count
  from scope s join orders o on o.website_id = s.id and o.${COLUMNS[series]} >= s.start group by 2`

const DAYS = `with ${SCOPE} ${SERIES_NAMES.map(part).join(' union all ')}`

/** How many orders were placed, delivered and completed on each of the last 30 days, the latest last. */
export async function countDays(req: PayloadRequest, { now, websites }: Scope): Promise<CountedDay[]> {
  const found = await rows<{ series: SeriesName; date: string; count: number }>(req, DAYS, [
    websites.map(({ id }) => id),
    websites.map(({ timeZone }) => timeZone),
    websites.map(({ timeZone }) => daysStart({ now, timeZone })),
  ])
  const counts = new Map(found.map(({ series, date, count }) => [`${series} ${date}`, count]))
  const countOf = (series: SeriesName, date: string): number => counts.get(`${series} ${date}`) ?? 0
  return datesOf({ now, websites }).map((date) => ({ date, placed: countOf('placed', date), delivered: countOf('delivered', date), completed: countOf('completed', date) }))
}

/** Websites far apart have different last days: all of them, so that nothing is left out. */
const datesOf = ({ now, websites }: Pick<Scope, 'now' | 'websites'>): string[] =>
  [...new Set(websites.flatMap(({ timeZone }) => lastDates({ now, timeZone })))].sort()
