import type { PayloadRequest } from 'payload'
import { row } from '../../lib/db/rows.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import type { OutboxEvent } from '../../lib/feature.ts'
import { lockDocument } from '../../lib/db/lock.ts'
import { SYSTEM } from '../../lib/workflow/actor.ts'
import type { Document } from '../../lib/workflow/effect.ts'
import { transition } from '../../lib/workflow/transition.ts'

/** A batch whose last payout was paid or failed is settled. Safe to repeat. */
export const settleBatch = (req: PayloadRequest, { document }: OutboxEvent): Promise<void> =>
  inTransaction(req, async () => {
    const payout = await row<{ batch_id: string | null }>(req, 'select batch_id from payouts where id = $1', [document.id])
    if (!payout?.batch_id) return
    const batch = await lockDocument<Document>(req, 'payout-batches', payout.batch_id)
    const left = await row(req, `select 1 from payouts where batch_id = $1 and state = 'in_transit' limit 1`, [batch.id])
    if (left || batch.state !== 'in_transit') return
    await transition(req, { collection: 'payout-batches', id: batch.id, name: 'settle', version: null, actor: SYSTEM, locked: batch })
  })
