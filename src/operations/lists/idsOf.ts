import { combineQueries, type CollectionSlug, type PayloadRequest, type SanitizedCollectionConfig, type Where } from 'payload'
import { readAccess } from '../../lib/lists/listFilter.ts'

/** As many rows as a file or a sum of a list is made of. */
export const MOST_ROWS = 50_000

type Asked = { where: Where; sort?: string | undefined }

/** How many documents of a list the caller may read. @throws what the list itself refuses: a filter or an order by a field out of sight */
export async function countOf(req: PayloadRequest, { slug }: SanitizedCollectionConfig, { where, sort }: Asked): Promise<number> {
  const { totalDocs } = await req.payload.find({
    collection: slug as CollectionSlug, where, ...(sort && { sort }),
    limit: 1, depth: 0, joins: false, overrideAccess: false, req,
  })
  return totalDocs
}

/** All their ids in order, 50,000 at most, in one statement: pages that are read later would shift when rows come and go. Ask `countOf` first. */
export async function idsOf(req: PayloadRequest, config: SanitizedCollectionConfig, { where, sort }: Asked): Promise<string[]> {
  const access = await readAccess(req, config)
  const { docs } = await req.payload.db.find<{ id: string }>({
    collection: config.slug as CollectionSlug, where: combineQueries(where, access), sort: (sort ?? config.defaultSort) as string,
    select: { id: true }, joins: false, limit: MOST_ROWS, page: 1, pagination: false, req,
  })
  return docs.map(({ id }) => id)
}
