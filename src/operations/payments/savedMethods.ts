import type { PayloadRequest } from 'payload'
import { DomainError } from '../../domain/errors.ts'
import type { GatewayPayment } from '../../domain/gateways/gateway.ts'
import type { Payment } from '../../domain/payments/payment.ts'
import { now } from '../../lib/clock.ts'
import { row } from '../../lib/db/rows.ts'
import { v7 as uuid } from 'uuid'

type Owned = { id: string; website: string; client: string }

/** A saved method of a client. @throws DomainError `method_unknown` also for somebody else's */
export async function savedMethodOf(req: PayloadRequest, { id, website, client }: Owned): Promise<string> {
  const found = await row<{ id: string }>(req, 'select id from payment_methods where id = $1 and website_id = $2 and client_id = $3', [id, website, client])
  if (!found) throw new DomainError('method_unknown', 'There is no such saved method. Choose another one, or pay with a card.')
  return found.id
}

/** What the gateway calls a saved method, and the person it belongs to there. */
export const methodAtGateway = (req: PayloadRequest, id: string): Promise<{ gatewayId: string; customerId: string } | null> =>
  row(req, 'select gateway_id as "gatewayId", customer_id as "customerId" from payment_methods where id = $1', [id])

/** What the gateway called a client before; null for a first payment. */
export async function customerAtGateway(req: PayloadRequest, { website, client, gateway }: Pick<Payment, 'website' | 'client' | 'gateway'>): Promise<string | null> {
  const found = await row<{ customer_id: string }>(
    req,
    `select customer_id from payments where website_id = $1 and client_id = $2 and gateway::text = $3 and customer_id is not null order by created_at desc limit 1`,
    [website, client, gateway],
  )
  return found?.customer_id ?? null
}

/** Keeps a method that the client let be saved; once, however often the gateway tells of it. */
export async function keepMethod(req: PayloadRequest, payment: Payment, { savedMethod, customerId }: GatewayPayment): Promise<void> {
  if (!payment.savesMethod || !savedMethod || !customerId) return
  await row(
    req,
    `insert into payment_methods (id, website_id, client_id, gateway, gateway_id, customer_id, label, expires_on, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9) on conflict (website_id, gateway, gateway_id) do nothing`,
    [uuid(), payment.website, payment.client, payment.gateway, savedMethod.id, customerId, savedMethod.label, savedMethod.expiresOn, now()],
  )
}
