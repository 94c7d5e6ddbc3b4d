import type { PayloadRequest } from 'payload'
import { DomainError } from '../../domain/errors.ts'
import type { GatewayPayment, PaymentOrder } from '../../domain/gateways/gateway.ts'
import { GatewayError } from '../../domain/gateways/GatewayError.ts'
import type { Payment } from '../../domain/payments/payment.ts'
import { row } from '../../lib/db/rows.ts'
import { fault } from '../../lib/faults.ts'
import { gatewayFor } from '../../lib/gateways/gatewayFor.ts'
import { applyGatewayState } from './applyGatewayState.ts'
import { readPayment } from './readPayment.ts'
import { customerAtGateway, methodAtGateway } from './savedMethods.ts'

/**
 * Tells the gateway of an attempt, and writes down what it answers. Call it outside of transactions. It
 * is safe to repeat, also by two at once: the gateway knows the attempt by its id.
 * @throws DomainError `gateway_unreachable`: the attempt waits, and the janitor asks again
 */
export async function startPayment(req: PayloadRequest, id: string): Promise<void> {
  const payment = await readPayment(req, id)
  if (payment.state !== 'created' || !payment.gateway) return
  const gateway = await gatewayFor(req, payment.website, payment.gateway)
  fault('payment.start.before-call')
  const said = await gateway.startPayment(await orderOf(req, payment)).catch(refused(payment))
  fault('payment.start.after-call')
  await applyGatewayState(req, id, said)
}

async function orderOf(req: PayloadRequest, payment: Payment): Promise<PaymentOrder> {
  const method = payment.method ? await methodAtGateway(req, payment.method) : null
  const person = await row<{ email: string; name: string | null }>(req, 'select email, display_name as name from users where id = $1', [payment.client])
  return {
    id: payment.id, mode: payment.mode!, amountMinor: payment.gatewayMinor + payment.surchargeMinor, surchargeMinor: payment.surchargeMinor, currency: payment.currency, about: payment.about,
    client: {
      id: payment.client, email: person?.email ?? '', name: person?.name ?? '',
      gatewayId: method?.customerId ?? (await customerAtGateway(req, payment)),
    },
    method: method?.gatewayId ?? null,
    isOffSession: payment.isOffSession, savesMethod: payment.savesMethod, returnUrl: payment.returnUrl,
    expiresAt: new Date(payment.expiresAt!),
  }
}

/** A refusal ends the attempt with the gateway's reason; anything else leaves it to be asked again. */
const refused = ({ currency }: Payment) => (error: unknown): Partial<GatewayPayment> & Pick<GatewayPayment, 'step'> => {
  if (!(error instanceof GatewayError)) throw error
  if (error.kind === 'unreachable') throw unreachable()
  return { step: 'failed', currency, decline: { code: error.code ?? 'refused', sentence: 'The payment could not be started. Choose another way of paying, or tell us.' } }
}

export const unreachable = (): DomainError =>
  new DomainError('gateway_unreachable', 'The payment provider can’t be reached at the moment. Nothing was charged twice: ask again in a minute with the same Idempotency-Key.')
