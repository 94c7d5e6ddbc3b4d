import type { PayloadRequest } from 'payload'
import { IN_WORK } from '../../domain/orders/states.ts'
import type { Candidate } from '../../domain/writers/candidate.ts'
import { row } from '../../lib/db/rows.ts'
import { sessionOf } from '../../lib/db/transaction.ts'

const IS_WRITER = `exists (
  select 1 from users_memberships m join users_memberships_roles r on r.parent_id = m.id
  where m._parent_id = p.user_id and m.website_id = p.website_id and r.value = 'writer')`

const CANDIDATE = `
  select p.user_id as "user", p.active and ${IS_WRITER} as active, p.level, p.capacity, p.pay_share_percent as "paySharePercent",
    array(select t.text from writer_profiles_texts t where t.parent_id = p.id and t.path = 'subjects') as subjects,
    (select count(*) from orders o where o.website_id = p.website_id and o.writer_id = p.user_id
       and o.state in (${IN_WORK.map((state) => `'${state}'`).join(', ')})) as "inWork"
  from writer_profiles p where p.id = $1`

/**
 * A writer of a website as the rules of assignment know them, or null without a profile. Inside a
 * transaction the profile is locked before the orders in work are counted: two claims at once must
 * not both find the last free place.
 */
export async function candidateOf(req: PayloadRequest, { website, user }: { website: string; user: string }): Promise<Candidate | null> {
  const isLocking = (await sessionOf(req)) !== null
  const profile = await row<{ id: string }>(
    req,
    `select id from writer_profiles where website_id = $1 and user_id = $2 ${isLocking ? 'for update' : ''}`,
    [website, user],
  )
  return profile && row<Candidate>(req, CANDIDATE, [profile.id])
}
