import type { PayloadRequest } from 'payload'
import { nextAsk, REMIND_DAYS, remindersDue, type DisputeState } from '../../domain/disputes/dispute.ts'
import { now } from '../../lib/clock.ts'
import { rows } from '../../lib/db/rows.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import { send } from '../../lib/jobs/boss.ts'
import { record } from '../../lib/outbox/record.ts'

const BATCH = 200

const DUE = `
  select id, website_id as website, state::text, asks from gateway_disputes where next_ask_at <= $1 order by next_ask_at limit ${BATCH} for update skip locked`

/** Queues a look at each dispute whose gateway is due to be asked, at most 200 a run; the longest waiting first. */
export const queueChecks = (req: PayloadRequest): Promise<number> =>
  inTransaction(req, async () => {
    const at = now()
    const due = await rows<{ id: string; website: string; state: DisputeState; asks: number }>(req, DUE, [at])
    for (const { id, website, state, asks } of due) {
      await rows(req, 'update gateway_disputes set asks = $2, next_ask_at = $3 where id = $1', [id, asks + 1, nextAsk(state, asks + 1, at)])
      await send(req, 'check-dispute', { disputeId: id, websiteId: website })
    }
    return due.length
  })

const UNANSWERED = `
  select id, website_id as website, evidence_due_at as "dueAt", reminders from gateway_disputes
  where state = 'needs_response' and evidence_due_at > $1 and evidence_due_at <= $2 and reminders < ${REMIND_DAYS.length}
  order by evidence_due_at limit ${BATCH} for update skip locked`

const FIRST_MS = Math.max(...REMIND_DAYS) * 86_400_000

/** Reminds of unanswered disputes three days and one day before their evidence is due. */
export const remindOfDisputes = (req: PayloadRequest): Promise<void> =>
  inTransaction(req, async () => {
    const at = now()
    const found = await rows<{ id: string; website: string; dueAt: Date; reminders: number }>(req, UNANSWERED, [at, new Date(at.getTime() + FIRST_MS)])
    for (const { id, website, dueAt, reminders } of found) {
      const due = remindersDue(dueAt, at)
      if (due <= reminders) continue
      await rows(req, 'update gateway_disputes set reminders = $2 where id = $1', [id, due])
      await record(req, 'gateway-dispute.due', { website, document: { collection: 'gateway-disputes', id }, evidenceDueAt: dueAt.toISOString() })
    }
  })
