import type { PayloadRequest } from 'payload'
import { searchTerms } from '../../domain/orders/searchTerms.ts'
import { STAFF_ROLES, websitesWith, type SignedInUser } from '../../domain/users/roles.ts'
import { rows } from '../../lib/db/rows.ts'

// `^@` (begins with) and `@@` are known to leak nothing, so that their indexes are used under row-level security.
const FOUND = `
  select id from orders
  where ($1::uuid is null or website_id = $1)
    and (number ^@ upper($2) or ($3 <> '' and search @@ to_tsquery('simple', $3)))
    and ($4 or website_id = any ($5::uuid[]) or client_id = $6 or writer_id = $6)
  order by (number ^@ upper($2)) desc, created_at desc
  limit $7`

type Search = { q: string; website: string | null; user: SignedInUser; limit: number }

/** Orders whose number begins with the words, or whose title has words that begin with them; numbers first, then the latest. */
export async function searchOrders(req: PayloadRequest, { q, website, user, limit }: Search) {
  const { number, words } = searchTerms(q)
  const staffOf = websitesWith(user, STAFF_ROLES)
  const found = await rows<{ id: string }>(req, FOUND, [website, number, words, user.superadmin === true, staffOf, user.id, limit])
  const ids = found.map(({ id }) => id)
  const { docs } = await req.payload.find({
    collection: 'orders' as never, req, overrideAccess: false, depth: 0, joins: false, limit, pagination: false, where: { id: { in: ids } },
  })
  const byId = new Map(docs.map((doc) => [String((doc as { id: unknown }).id), doc]))
  return { docs: ids.map((id) => byId.get(id)).filter(Boolean) }
}
