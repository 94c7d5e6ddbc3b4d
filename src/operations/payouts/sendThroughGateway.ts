import type { PayloadRequest } from 'payload'
import { DomainError } from '../../domain/errors.ts'
import { now } from '../../lib/clock.ts'
import { row, rows } from '../../lib/db/rows.ts'
import type { OutboxEvent } from '../../lib/feature.ts'
import { gatewayFor } from '../../lib/gateways/gatewayFor.ts'
import { SYSTEM } from '../../lib/workflow/actor.ts'
import { transition } from '../../lib/workflow/transition.ts'
import { sendTransfer } from './sendTransfer.ts'

/** An approved payout to an account at the gateway needs nobody to send it. Safe to repeat. */
export const sendApproved = (req: PayloadRequest, { document }: Pick<OutboxEvent, 'document'>): Promise<void> => setOut(req, document.id)

/** What was set out goes to the gateway; another event of the same payout finds nothing to do. */
export const transferSent = (req: PayloadRequest, { document }: Pick<OutboxEvent, 'document'>): Promise<void> =>
  sendTransfer(req, document.id, (website) => gatewayFor(req, website, 'stripe'))

async function setOut(req: PayloadRequest, id: string): Promise<void> {
  const payout = await row(req, `select 1 from payouts where id = $1 and state = 'approved' and method = 'connect'`, [id])
  if (!payout) return
  try {
    await transition(req, { collection: 'payouts', id, name: 'send', version: null, actor: SYSTEM })
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    // Held or rejected this moment, or not covered any more: it stands in the list of what is to be sent.
    await rows(req, `update payouts set reason = $2, version = version + 1 where id = $1 and state = 'approved'`, [id, error.message])
  }
}

const PATIENCE_MS = 5 * 60_000
const BATCH = 100

const STUCK = `
  select id, state::text from payouts
  where method = 'connect' and (state = 'approved' and approved_at < $1 and reason is null or state = 'in_transit' and sent_at < $1)
  order by id limit ${BATCH}`

/** Finishes what a crash or a gateway that was away has left behind for five minutes, at most 100 a run. */
export async function finishTransfers(req: PayloadRequest): Promise<number> {
  const stuck = await rows<{ id: string; state: string }>(req, STUCK, [new Date(now().getTime() - PATIENCE_MS)])
  for (const { id, state } of stuck) {
    try {
      if (state === 'approved') await setOut(req, id)
      await transferSent(req, { document: { collection: 'payouts', id } })
    } catch (err) {
      req.payload.logger.error({ err, payout: id }, 'A payout could not be sent; it is tried again at the next run')
    }
  }
  return stuck.length
}
