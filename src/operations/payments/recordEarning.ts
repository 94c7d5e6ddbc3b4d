import type { CollectionSlug, PayloadRequest } from 'payload'
import { heldFunds, platformAccount, taxOf, writerPending, type Payable } from '../../domain/ledger/accountRef.ts'
import { earned } from '../../domain/ledger/recipes/earned.ts'
import { now } from '../../lib/clock.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import { faultPoints } from '../../lib/faults.ts'
import type { PostedTransaction } from '../../lib/ledger/findTransaction.ts'
import { lockAccounts } from '../../lib/ledger/lockAccounts.ts'
import { post } from '../../lib/ledger/post.ts'
import { record } from '../../lib/outbox/record.ts'
import { bindingOf } from '../../lib/workflow/binding.ts'
import type { Document } from '../../lib/workflow/effect.ts'
import { scheduleTimers } from '../../lib/workflow/timers.ts'

export type EarningRecord = {
  website: string
  payable: Payable
  writer: string
  currency: string
  /** How much of the held funds is earned, and of it the writer's share and the tax; the rest is sales. */
  totalMinor: number
  writerMinor: number
  taxMinor?: number
  jurisdiction?: string
  /** One per earning of the payable, such as its state episode. */
  idempotencyKey: string
  actor: { id: string | null }
}

export type RecordedEarning = { earningId: string; transaction: PostedTransaction }

/**
 * Work was accepted: its held funds are split into the writer's pending earning, tax and sales, and the
 * clearance clock starts. Lock the payable before. Nothing is written for a payable that cost nothing.
 * @throws DomainError `insufficient_funds` when less is held
 */
export const recordEarning = (req: PayloadRequest, earning: EarningRecord): Promise<RecordedEarning | null> =>
  inTransaction(req, async () => {
    if (earning.totalMinor === 0) return null
    const { website, payable, writer, currency, totalMinor, writerMinor, taxMinor = 0, jurisdiction = '', idempotencyKey, actor } = earning
    const at = now()
    const doc = await createEarning(req, earning, at)
    const refs = [heldFunds(payable), writerPending(writer), platformAccount('sales'), ...(taxMinor > 0 ? [taxOf(jurisdiction)] : [])]
    const transaction = await post(req, {
      website, kind: 'earned', document: payable, actor, idempotencyKey,
      accounts: await lockAccounts(req, website, refs.map((ref) => ({ ref, currency }))),
      postings: earned({ payable, writer, currency, totalMinor, writerMinor, taxMinor, jurisdiction }),
    })
    if (transaction.isReplay) throw new Error(`The earning ${idempotencyKey} was recorded before`)
    await scheduleTimers(req, bindingOf(req.payload, 'earnings'), { doc, facts: { now: at }, hasMoved: true })
    await record(req, 'earning.recorded', { website, document: { collection: 'earnings', id: doc.id }, payable, writer, amountMinor: writerMinor, currency })
    await faultPoints(req, 'earning.record')
    return { earningId: doc.id, transaction }
  })

async function createEarning(req: PayloadRequest, earning: EarningRecord, at: Date): Promise<Document> {
  const { website, payable, writer, currency, totalMinor, writerMinor, taxMinor = 0, jurisdiction = '' } = earning
  const moment = at.toISOString()
  const doc = await req.payload.db.create({
    collection: 'earnings', req,
    data: {
      website, writer, currency, totalMinor, taxMinor, jurisdiction,
      title: await titleOf(req, payable),
      amountMinor: writerMinor, payableCollection: payable.collection, payableId: payable.id,
      state: 'pending', stateSince: moment, stateEpisode: 0, version: 0, createdAt: moment, updatedAt: moment,
    },
  })
  return doc as unknown as Document
}

/** What people call the payable: its number and its title. */
async function titleOf(req: PayloadRequest, { collection, id }: Payable): Promise<string> {
  const doc = await req.payload.db.findOne<{ id: string; number?: string; title?: string }>({ collection: collection as CollectionSlug, req, where: { id: { equals: id } } })
  return [doc?.number, doc?.title].filter(Boolean).join(' · ') || collection
}
