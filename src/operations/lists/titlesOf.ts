import type { CollectionSlug, PayloadRequest } from 'payload'

type Doc = Record<string, unknown> & { id: string }
type Wanted = { collection: string; id: string }

const MOST_AT_ONCE = 100

export const keyOf = ({ collection, id }: Wanted): string => `${collection}/${id}`

/** Titles of documents that the caller may see, as the panel shows them; the others are not in the map. */
export async function titlesOf(req: PayloadRequest, wanted: readonly Wanted[]): Promise<Map<string, string>> {
  const titles = new Map<string, string>()
  for (const [collection, all] of Map.groupBy(wanted, (each) => each.collection)) {
    if (!(collection in req.payload.collections)) continue
    const ids = [...new Set(all.map(({ id }) => id))]
    for (let from = 0; from < ids.length; from += MOST_AT_ONCE) {
      const docs = await read(req, collection, ids.slice(from, from + MOST_AT_ONCE))
      for (const doc of docs) titles.set(keyOf({ collection, id: doc.id }), titleOf(req, collection, doc))
    }
  }
  return titles
}

async function read(req: PayloadRequest, collection: string, ids: string[]): Promise<Doc[]> {
  const { access } = req.payload.collections[collection]!.config
  // Whoever may read none of a kind sees no titles of it.
  if (!(await access.read({ req }))) return []
  const { docs } = await req.payload.find({
    collection: collection as CollectionSlug, where: { id: { in: ids } }, depth: 0, joins: false, limit: MOST_AT_ONCE, overrideAccess: false, req,
  })
  return docs as unknown as Doc[]
}

function titleOf({ payload }: PayloadRequest, collection: string, doc: Doc): string {
  const { admin, flattenedFields, labels } = payload.collections[collection]!.config
  const name = admin.useAsTitle ?? 'id'
  const field = flattenedFields.find((each) => each.name === name)
  const value = String(doc[name] ?? '')
  if (field?.type !== 'select') return value || String(labels.singular)
  const option = field.options.find((each) => typeof each === 'object' && each.value === value)
  return typeof option === 'object' && typeof option.label === 'string' ? option.label : value
}
