import type { PayloadRequest } from 'payload'
import { idOf } from '../../domain/users/roles.ts'
import { rows } from '../../lib/db/rows.ts'
import { NAMED_BY, type RowFacts } from './cellText.ts'
import type { Column } from './exportColumns.ts'
import { titlesOf } from './titlesOf.ts'

type Doc = Record<string, unknown>
type Wanted = { collection: string; id: string }

/** What the cells of a page of rows need: titles of what they point at, zones and currencies of their websites. */
export async function rowFacts(req: PayloadRequest, docs: readonly Doc[], columns: readonly Column[]): Promise<RowFacts[]> {
  const titles = await titlesOf(req, docs.flatMap((doc) => columns.flatMap(({ field }) => pointedAt(field as never, doc))))
  const websites = await websitesOf(req, docs)
  return docs.map((doc) => {
    const website = doc.website ? websites.get(idOf(doc.website as string)) : undefined
    return { doc, titles, timeZone: website?.timeZone ?? 'UTC', currency: (doc.currency as string | null | undefined) ?? website?.currency ?? null }
  })
}

type Field = { name: string; type: string; relationTo?: string; fields?: Field[] }

function pointedAt({ name, type, relationTo, fields }: Field, doc: Doc): Wanted[] {
  const value = doc[name]
  if (value === null || value === undefined) return []
  if (name in NAMED_BY) return [{ collection: String(doc[NAMED_BY[name]!]), id: String(value) }]
  if (type === 'array') return (value as Doc[]).flatMap((each) => (fields ?? []).flatMap((field) => pointedAt(field, each)))
  if (type !== 'relationship' || typeof relationTo !== 'string') return []
  return [value].flat().map((each) => ({ collection: relationTo, id: idOf(each as string) }))
}

type Website = { id: string; timeZone: string; currency: string }

/** Every row is one that the caller may read, and so is its website. */
async function websitesOf(req: PayloadRequest, docs: readonly Doc[]): Promise<Map<string, Website>> {
  const ids = [...new Set(docs.flatMap(({ website }) => (website ? [idOf(website as string)] : [])))]
  if (ids.length === 0) return new Map()
  const found = await rows<Website>(req, 'select id, time_zone as "timeZone", currency from websites where id = any ($1)', [ids])
  return new Map(found.map((website) => [website.id, website]))
}
