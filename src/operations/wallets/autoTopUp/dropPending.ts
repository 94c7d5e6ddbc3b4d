import type { PayloadRequest } from 'payload'
import { rows } from '../../../lib/db/rows.ts'
import { SYSTEM } from '../../../lib/workflow/actor.ts'
import { transition } from '../../../lib/workflow/transition.ts'

const LEFT = `
  select t.id from top_ups t where t.auto_top_up_id = $1 and t.state = 'pending'
    and not exists (select 1 from payments p where p.payable_id = t.id::text and p.state in ('created', 'requires_action', 'processing')) order by t.id`

/** Rejects what was announced and is not paid, unless a charge for it is under way. Money that comes all the same is credited. */
export async function dropPending(req: PayloadRequest, autoTopUp: string, reason: string): Promise<void> {
  for (const { id } of await rows<{ id: string }>(req, LEFT, [autoTopUp])) {
    await transition(req, { collection: 'top-ups', id, name: 'reject', version: null, actor: SYSTEM, input: { reason } })
  }
}
