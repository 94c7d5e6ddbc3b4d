import type { PayloadRequest } from 'payload'
import { v7 as uuid } from 'uuid'
import type { GatewayDispute, GatewayName } from '../../domain/gateways/gateway.ts'
import { referenceCode } from '../../domain/payments/referenceCode.ts'
import { now } from '../../lib/clock.ts'
import { row } from '../../lib/db/rows.ts'
import { record } from '../../lib/outbox/record.ts'
import { addTimelineEvent } from '../../lib/workflow/timeline.ts'
import { SYSTEM } from '../../lib/workflow/actor.ts'

export type DisputedPayment = { id: string; client: string; payableCollection: string; payableId: string; currency: string }

const INSERT = `
  insert into gateway_disputes (id, website_id, code, client_id, payment_id, payable_collection, payable_id, gateway, gateway_id, intent_id,
    amount_minor, currency, reason, is_inquiry, withdrawn_minor, fee_minor, frozen_minor, recovered_held_minor, recovered_wallet_minor,
    submissions, submissions_before, synced, asks, reminders, movements, state, state_since, state_episode, version, created_at, updated_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 0, 0, 0, 0, 0, $15, $15, 0, 0, 0, '[]', 'needs_response', $16, 0, 0, $16, $16)
  on conflict (website_id, gateway, gateway_id) do nothing returning id`

type New = { website: string; gateway: GatewayName; said: GatewayDispute; payment: DisputedPayment }

/**
 * Writes a dispute that nobody has heard of before, and tells of it. Call it inside `inTransaction`.
 * @returns its id, or null when somebody else was quicker
 */
export async function insertDispute(req: PayloadRequest, { website, gateway, said, payment }: New): Promise<string | null> {
  const id = uuid()
  const at = now()
  const { client, payableCollection, payableId } = payment
  const code = referenceCode('D', id)
  const made = await row(req, INSERT, [
    id, website, code, client, payment.id, payableCollection, payableId, gateway, said.id, said.intentId,
    said.amountMinor, said.currency, said.reason, said.isInquiry, said.submissions, at,
  ])
  if (!made) return null
  await addTimelineEvent(req, { website, document: { collection: payableCollection, id: payableId }, event: 'payment_disputed', actor: SYSTEM, audience: 'staff', data: { dispute: code }, at })
  await record(req, 'gateway-dispute.opened', { website, document: { collection: 'gateway-disputes', id }, payable: { collection: payableCollection, id: payableId }, client })
  return id
}
