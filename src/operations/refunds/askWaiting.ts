import type { PayloadRequest } from 'payload'
import { nextAsk } from '../../domain/refunds/refund.ts'
import { now } from '../../lib/clock.ts'
import { rows } from '../../lib/db/rows.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import { send } from '../../lib/jobs/boss.ts'

const BATCH = 200

const DUE = `
  select id, website_id as website, asks from refunds where next_ask_at <= $1 and state in ('approved', 'processing', 'succeeded')
  order by next_ask_at limit ${BATCH} for update skip locked`

/**
 * Queues a look at each refund whose gateway is due to be asked, the longest waiting first.
 * @returns how many
 */
export const askWaiting = (req: PayloadRequest): Promise<number> =>
  inTransaction(req, async () => {
    const at = now()
    const due = await rows<{ id: string; website: string; asks: number }>(req, DUE, [at])
    for (const { id, website, asks } of due) {
      await rows(req, 'update refunds set asks = $2, next_ask_at = $3 where id = $1', [id, asks + 1, nextAsk(asks + 1, at)])
      await send(req, 'send-refund', { refundId: id, websiteId: website })
    }
    return due.length
  })
