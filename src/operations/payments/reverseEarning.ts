import type { PayloadRequest } from 'payload'
import type { Payable } from '../../domain/ledger/accountRef.ts'
import { row } from '../../lib/db/rows.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import { SYSTEM } from '../../lib/workflow/actor.ts'
import { transition } from '../../lib/workflow/transition.ts'

export type EarningReversal = {
  payable: Payable
  /** Takes back the newest earning of this writer; of whoever earned last when absent. */
  writer?: string
}

/**
 * Work was reopened: the newest earning for it is taken back and its money is held again. Lock the
 * payable before. Nothing happens for a payable that cost nothing.
 * @throws DomainError `transition_not_allowed` when it has cleared
 */
export const reverseEarning = (req: PayloadRequest, { payable, writer }: EarningReversal): Promise<void> =>
  inTransaction(req, async () => {
    const newest = await row<{ id: string; state: string }>(
      req,
      `select id, state::text from earnings where payable_collection = $1 and payable_id = $2 and ($3::uuid is null or writer_id = $3)
       order by id desc limit 1`,
      [payable.collection, payable.id, writer ?? null],
    )
    if (!newest || newest.state === 'reversed') return
    await transition(req, { collection: 'earnings', id: newest.id, name: 'reverse', version: null, actor: SYSTEM })
  })
