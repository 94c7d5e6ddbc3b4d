import { parseCookies, type PayloadRequest, type SanitizedCollectionConfig, type Where } from 'payload'
import { type ListView, queryOf, whereOf } from '../../domain/lists/view.ts'
import { LIST_VIEWS } from '../../domain/lists/views.ts'
import { now } from '../../lib/clock.ts'
import { current } from '../../lib/context.ts'
import { row } from '../../lib/db/rows.ts'
import { whereSql } from '../../lib/db/whereSql.ts'
import { listFilter, readAccess } from '../../lib/lists/listFilter.ts'
import { commonTimeZone } from '../../lib/websites/commonTimeZone.ts'

/** Counting stops here: what is over it reads “1,000+”. */
export const MOST_COUNTED = 1_000

export type CountedView = Pick<ListView, 'name' | 'label' | 'hint'> & {
  isUrgent: boolean
  sort: string | null
  where: Where
  /** The same filter and order as the query of an address. */
  query: string
  count: number
  /** There are more than `count`. */
  isMore: boolean
}

/**
 * The named filters of a list with how many documents each finds for the caller, all in one statement.
 * Days are those of the website that is chosen, or of all where they share a time zone.
 * @throws Payload's Forbidden for a list that the caller may not read
 */
export async function countViews(req: PayloadRequest, collection: string): Promise<CountedView[]> {
  const { config } = req.payload.collections[collection]!
  const access = await readAccess(req, config)
  const views = LIST_VIEWS[collection] ?? []
  if (views.length === 0) return []
  const chosen = current().websiteId ?? parseCookies(req.headers).get('payload-tenant') ?? null
  const moment = { now: now(), timeZone: await commonTimeZone(req, chosen) }
  const filters = views.map((view) => whereOf(view, moment) as Where)
  const counts = await countEach(req, config, { base: [access, await listFilter(req, config, {})], filters })
  return views.map(({ name, label, hint, urgent = false, sort = null, ...view }, i) => ({
    name, label, hint, sort, isUrgent: urgent,
    where: filters[i]!, query: queryOf({ name, label, hint, ...view, ...(sort && { sort }) }, moment),
    count: Math.min(MOST_COUNTED, counts[i]!), isMore: counts[i]! > MOST_COUNTED,
  }))
}

type Counting = { base: (Where | boolean)[]; filters: Where[] }

/** A sub-select each, so that each stops at the limit and takes the index that suits it. */
async function countEach(req: PayloadRequest, config: SanitizedCollectionConfig, { base, filters }: Counting): Promise<number[]> {
  const values: unknown[] = []
  const table = config.slug.replaceAll('-', '_')
  const parts = filters.map((filter, i) => {
    const where = whereSql(config, { and: [...base, filter] as Where[] }, values)
    return `(select count(*) from (select 1 from "${table}" where ${where} limit ${MOST_COUNTED + 1}) as found) as c${i}`
  })
  const found = await row<Record<string, number>>(req, `select ${parts.join(', ')}`, values)
  return filters.map((_, i) => Number(found![`c${i}`]))
}
