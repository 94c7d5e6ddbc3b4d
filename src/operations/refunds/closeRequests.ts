import type { CollectionSlug, PayloadRequest } from 'payload'
import type { Payable } from '../../domain/ledger/accountRef.ts'
import { lockDocument } from '../../lib/db/lock.ts'
import { rows } from '../../lib/db/rows.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import { SYSTEM } from '../../lib/workflow/actor.ts'
import { transition } from '../../lib/workflow/transition.ts'
import { entitlementOf, type RefundableDoc } from './refundable.ts'

const REASON = 'The order has ended, and what was due went back with that. Ask again if you think that more is due.'

/** A document has ended: requests for more than is left of what was paid are rejected. Safe to repeat. */
export const closeRequests = (req: PayloadRequest, payable: Payable): Promise<void> =>
  inTransaction(req, async () => {
    const doc = await lockDocument<RefundableDoc>(req, payable.collection as CollectionSlug, payable.id)
    const { leftMinor } = await entitlementOf(req, payable, doc)
    const open = await rows<{ id: string }>(req, `select id from refunds where payable_id = $1 and state = 'requested' and amount_minor > $2 order by id`, [payable.id, leftMinor])
    for (const { id } of open) await transition(req, { collection: 'refunds', id, name: 'reject', version: null, input: { reason: REASON }, actor: SYSTEM })
  })
