import type { PayloadRequest } from 'payload'
import { v7 as uuid } from 'uuid'
import { DomainError } from '../../domain/errors.ts'
import { referenceCode } from '../../domain/payments/referenceCode.ts'
import { planBatch, type BatchPlan, type BatchScope, type Included } from '../../domain/payouts/planBatch.ts'
import { now } from '../../lib/clock.ts'
import { row, rows } from '../../lib/db/rows.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import { faultPoints } from '../../lib/faults.ts'
import { record } from '../../lib/outbox/record.ts'
import { websiteById } from '../../lib/websites/settings.ts'
import { addTimelineEvent } from '../../lib/workflow/timeline.ts'
import { readCandidates } from './readCandidates.ts'
import { requestPayout } from './requestPayout.ts'

/** Who would be in a batch made now, with how much, and why the others would not. */
export async function previewBatchPlan(req: PayloadRequest, website: string, scope: BatchScope): Promise<BatchPlan & { currency: string }> {
  const { currency, payouts: { minimumMinor } } = await websiteById(req, website)
  return { ...planBatch(await readCandidates(req, website), { scope, minimumMinor }), currency }
}

export type BatchOrder = { website: string; scope: BatchScope; preparedBy: string }

/**
 * Makes a batch of the bank payouts that are due. Whoever changes something meanwhile is left out.
 * @returns its id and the plan
 * @throws DomainError `payout_batch_empty`
 */
export const prepareBatch = (req: PayloadRequest, order: BatchOrder): Promise<{ id: string; plan: BatchPlan & { currency: string } }> =>
  inTransaction(req, async () => {
    const { website, scope, preparedBy } = order
    await rows(req, `select pg_advisory_xact_lock(hashtextextended('payout-batch:' || $1, 0))`, [website])
    const plan = await previewBatchPlan(req, website, scope)
    const id = await createBatch(req, order, plan.currency)
    const taken: number[] = []
    for (const included of plan.included) taken.push(...(await take(req, { ...order, batch: id, included })))
    if (taken.length === 0) throw new DomainError('payout_batch_empty', 'There is nobody to be paid out by a bank transfer now. The preview says why.', { leftOut: plan.leftOut.length })
    const totalMinor = taken.reduce((sum, amountMinor) => sum + amountMinor, 0)
    await rows(req, 'update payout_batches set payout_count = $2, total_minor = $3 where id = $1', [id, taken.length, totalMinor])
    const document = { collection: 'payout-batches', id }
    await addTimelineEvent(req, { website, document, event: 'prepared', actor: { id: preparedBy, roles: ['admin'] }, data: { count: taken.length, totalMinor }, audience: 'staff', at: now() })
    await record(req, 'payout-batch.prepared', { website, document, count: taken.length, totalMinor })
    await faultPoints(req, 'payout-batch.prepare')
    return { id, plan }
  })

async function createBatch(req: PayloadRequest, { website, preparedBy }: BatchOrder, currency: string): Promise<string> {
  const at = now().toISOString()
  const doc = await req.payload.db.create({
    collection: 'payout-batches', req,
    data: {
      website, preparedBy, currency, code: referenceCode('B', uuid()), payoutCount: 0, totalMinor: 0,
      state: 'prepared', stateSince: at, stateEpisode: 0, version: 0, createdAt: at, updatedAt: at,
    },
  })
  return doc.id as string
}

// The row is locked and looked at again: its writer may have cancelled it since the plan was made.
const TAKE = `
  update payouts set batch_id = $2, version = version + 1, updated_at = $3
  where id = $1 and batch_id is null and state in ('requested', 'approved') and method = 'bank' returning amount_minor`

type Taking = BatchOrder & { batch: string; included: Included }

/** The amount when the payout is in the batch now. */
async function take(req: PayloadRequest, { website, preparedBy, batch, included }: Taking): Promise<number[]> {
  const payout = included.payout ?? (await askFor(req, { website, preparedBy, writer: included.writer }))
  const taken = payout && (await row<{ amount_minor: number }>(req, TAKE, [payout, batch, now()]))
  return taken ? [taken.amount_minor] : []
}

/** Null when the writer has just asked or changed something: the refusals come before anything is written. */
async function askFor(req: PayloadRequest, { website, preparedBy, writer }: { website: string; preparedBy: string; writer: string }): Promise<string | null> {
  try {
    return (await requestPayout(req, { website, writer, amountMinor: 'all', requestedBy: preparedBy })).id
  } catch (error) {
    if (error instanceof DomainError) return null
    throw error
  }
}
