import type { PayloadRequest } from 'payload'
import { DomainError } from '../../domain/errors.ts'
import { OPEN_PAYMENT_STATES } from '../../domain/payments/payment.ts'
import { now } from '../../lib/clock.ts'
import { row, rows } from '../../lib/db/rows.ts'
import { send } from '../../lib/jobs/boss.ts'

type Method = { website: string; gateway: string; gatewayId: string }

/**
 * Before a saved method is removed: nothing is charged by itself any more where it would have been, and the
 * gateway is to forget it once the removal holds.
 * @throws DomainError `payment_open` while a payment with it is under way
 */
export async function letGoOfMethod(req: PayloadRequest, id: string): Promise<void> {
  const open = await row<{ code: string }>(req, 'select code from payments where method_id = $1 and state::text = any($2) limit 1', [id, OPEN_PAYMENT_STATES])
  if (open) throw new DomainError('payment_open', `Payment ${open.code} with this method is under way. Remove it when that is over.`, { payment: open.code })
  await rows(req, 'update installment_plans set method_id = null, charges_itself = false, updated_at = $2 where method_id = $1', [id, now()])
  await rows(req, `update auto_top_ups set is_on = false, next_at = null, off_because = 'The saved method was removed.', updated_at = $2 where method_id = $1 and is_on`, [id, now()])
  const method = await row<Method>(req, 'select website_id as website, gateway::text as gateway, gateway_id as "gatewayId" from payment_methods where id = $1', [id])
  if (method) await send(req, 'forget-payment-method', { websiteId: method.website, gateway: method.gateway, gatewayId: method.gatewayId })
}
