import type { PayloadRequest } from 'payload'
import { isRunning } from '../../domain/installments/plan.ts'
import type { Payable } from '../../domain/ledger/accountRef.ts'
import { row } from '../../lib/db/rows.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import { SYSTEM } from '../../lib/workflow/actor.ts'
import { transition } from '../../lib/workflow/transition.ts'
import { lockPayableOfPlan, lockPlan } from './planOf.ts'

/** What is paid for has ended: nothing more is due by its plan. Safe to repeat. */
export const endPlan = (req: PayloadRequest, { collection, id }: Payable): Promise<void> =>
  inTransaction(req, async () => {
    const of = await row<{ id: string }>(req, `select id from installment_plans where payable_collection = $1 and payable_id = $2 and state in ('waiting', 'active', 'paused')`, [collection, id])
    if (!of || !(await lockPayableOfPlan(req, of.id))) return
    const plan = await lockPlan(req, of.id)
    if (plan.state !== 'waiting' && !isRunning(plan)) return
    await transition(req, { collection: 'installment-plans', id: plan.id, name: 'end', version: null, actor: SYSTEM })
  })
