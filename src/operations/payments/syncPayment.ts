import type { PayloadRequest } from 'payload'
import { DomainError } from '../../domain/errors.ts'
import { GatewayError } from '../../domain/gateways/GatewayError.ts'
import { OPEN_PAYMENT_STATES, type Payment, type PaymentState } from '../../domain/payments/payment.ts'
import { now } from '../../lib/clock.ts'
import { row } from '../../lib/db/rows.ts'
import { fault } from '../../lib/faults.ts'
import { gatewayFor } from '../../lib/gateways/gatewayFor.ts'
import { applyGatewayState } from './applyGatewayState.ts'
import { readPayment } from './readPayment.ts'
import { startPayment, unreachable } from './startPayment.ts'

/**
 * Asks the gateway what became of an attempt and writes it down. Outside of transactions; safe to repeat.
 * @throws DomainError `gateway_unreachable`
 */
export async function syncPayment(req: PayloadRequest, id: string): Promise<PaymentState> {
  const payment = await readPayment(req, id)
  if (!payment.gateway || payment.gateway === 'manual') return payment.state
  if (!payment.gatewayId) {
    await startPayment(req, id)
    return (await readPayment(req, id)).state
  }
  const gateway = await gatewayFor(req, payment.website, payment.gateway)
  fault('payment.sync.before-call')
  const said = await asked(gateway.readPayment(payment.gatewayId))
  fault('payment.sync.after-call')
  return applyGatewayState(req, id, said)
}

/** The attempt that an object at a gateway belongs to: by its own name, else by that of its payment intent. */
export async function paymentOfGatewayObject(req: PayloadRequest, { gateway, website, objectId }: { gateway: string; website: string; objectId: string }): Promise<string | null> {
  const found = await row<{ id: string }>(
    req,
    'select id from payments where website_id = $1 and gateway::text = $2 and (gateway_id = $3 or intent_id = $3) limit 1',
    [website, gateway, objectId],
  )
  return found?.id ?? null
}

/**
 * Ends an attempt: at the gateway first, so that nothing can be paid on it any more. Money that arrived in
 * that moment counts.
 * @throws DomainError `payment_finished`, `gateway_unreachable`
 */
export async function cancelPayment(req: PayloadRequest, id: string, ending: 'cancelled' | 'expired' = 'cancelled'): Promise<PaymentState> {
  const payment = await readPayment(req, id)
  if (!isOpen(payment)) throw finished(payment)
  if (payment.gateway === 'manual') return applyGatewayState(req, id, { step: ending })
  // Its start may have reached the gateway without an answer: asked again, it says what it started.
  if (!payment.gatewayId) await startPayment(req, id)
  const { gatewayId, gateway: name, state } = await readPayment(req, id)
  if (!gatewayId || !name) return state
  const gateway = await gatewayFor(req, payment.website, name)
  fault('payment.cancel.before-call')
  const said = await asked(gateway.cancelPayment(gatewayId))
  fault('payment.cancel.after-call')
  const isOver = said.step === 'cancelled' || said.step === 'expired' || said.step === 'failed'
  return applyGatewayState(req, id, isOver ? { ...said, step: ending } : said)
}

export const isOpen = ({ state }: Payment): boolean => (OPEN_PAYMENT_STATES as readonly PaymentState[]).includes(state)

const finished = ({ state }: Payment): DomainError => new DomainError('payment_finished', `This payment is ${state}. It can’t be cancelled.`, { state })

export const isPastExpiry = ({ expiresAt, state }: Payment): boolean =>
  state !== 'processing' && expiresAt !== null && new Date(expiresAt) <= now()

async function asked<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof GatewayError && error.kind === 'unreachable') throw unreachable()
    throw error
  }
}
