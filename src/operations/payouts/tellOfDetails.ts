import type { PayloadRequest } from 'payload'
import type { PayoutMethod } from '../../domain/payouts/payoutDetails.ts'
import { row, rows } from '../../lib/db/rows.ts'
import { mailHtml } from '../../lib/mail/layout.ts'
import { queueOnce } from '../../lib/mail/queueOnce.ts'
import { addTimelineEvent } from '../../lib/workflow/timeline.ts'
import { now } from '../../lib/clock.ts'
import { websiteById } from '../../lib/websites/settings.ts'
import { currentDetails, type CurrentDetails } from './currentDetails.ts'
import { holdForChange } from './requestPayout.ts'

export type KeptDetails = { id: string; website: string; writer: string; masked: string; method: PayoutMethod; changedBy: string | null; createdAt: string }

const OPEN = `select id from payouts where website_id = $1 and writer_id = $2 and state in ('requested', 'held', 'approved') order by id`

/**
 * After an account was given or changed: open payouts wait and go there, the writer is told by mail at the
 * address known before, and who did it is noted. In the transaction of the change.
 */
export async function tellOfDetails(req: PayloadRequest, kept: KeptDetails): Promise<void> {
  const { id, website, writer, changedBy, masked } = kept
  const details = (await currentDetails(req, website, writer))!
  for (const payout of await rows<{ id: string }>(req, OPEN, [website, writer])) await holdForChange(req, payout.id, details)
  await addTimelineEvent(req, {
    website, document: { collection: 'payout-details', id }, event: 'changed', at: now(), data: { account: masked },
    actor: { id: changedBy, roles: [changedBy === writer ? 'writer' : changedBy ? 'admin' : 'system'] },
  })
  await mailChange(req, kept, details)
}

async function mailChange(req: PayloadRequest, { id, website, writer, changedBy, masked }: KeptDetails, { holdUntil }: CurrentDetails): Promise<void> {
  const person = await row<{ email: string; display_name: string | null }>(req, 'select email, display_name from users where id = $1', [writer])
  if (!person) return
  const { name } = await websiteById(req, website)
  const waits = holdUntil ? [`Payouts to it wait until ${holdUntil.toISOString().slice(0, 16).replace('T', ' ')} UTC.`] : []
  await queueOnce(req, {
    id, to: person.email, subject: `${name}: your account for payouts was changed`,
    html: mailHtml({
      name: person.display_name ?? person.email,
      sentences: [
        `From now on your payouts go to ${masked}${changedBy === writer ? '' : '; our staff entered it'}.`, ...waits,
        'If you did not ask for this, tell us at once, before the money leaves.',
      ],
    }),
  })
}
