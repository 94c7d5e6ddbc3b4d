import type { FastifyInstance } from 'fastify'
import { FAULTS, type Fault } from '../core/faults.ts'
import { StripeError } from '../core/errors.ts'
import { callOf, tick } from '../core/tick.ts'
import type { Call, Fields, Resource } from '../core/types.ts'
import { nowOf, step, type World } from '../core/world.ts'
import { authenticatePayment } from '../intents/confirm.ts'
import { decideDispute } from '../resources/disputes.ts'
import { openDispute } from '../resources/openDispute.ts'
import { movePayout } from '../resources/payouts.ts'
import { completeRefund, failRefund } from '../resources/refunds.ts'
import { authenticateSetup } from '../resources/setupIntents.ts'
import type { DeliverySettings } from '../webhooks/deliveries.ts'

type Body = Fields

/** What a control does to one object, by the object's kind and the control's name. */
const ACTIONS: Record<string, (call: Call, resource: Resource, body: Body) => Resource> = {
  'refund fail': (call, refund, { reason = 'unknown' }) => failRefund(call, refund, reason),
  'refund complete': (call, refund) => completeRefund(call, refund),
  'charge dispute': (call, charge, { reason = 'fraudulent', inquiry = false }) => openDispute(call, charge, { reason, isInquiry: inquiry }),
  'dispute win': (call, dispute) => decideDispute(call, dispute, 'won'),
  'dispute lose': (call, dispute) => decideDispute(call, dispute, 'lost'),
  'payout send': (call, payout) => movePayout(call, payout, 'in_transit'),
  'payout pay': (call, payout) => movePayout(call, payout, 'paid'),
  'payout fail': (call, payout, { code = 'account_closed', message = 'The bank account has been closed' }) => movePayout(call, payout, 'failed', { code, message }),
  'payment_intent pass': (call, intent) => authenticatePayment(call, intent, true),
  'payment_intent refuse': (call, intent) => authenticatePayment(call, intent, false),
  'setup_intent pass': (call, intent) => authenticateSetup(call, intent, true),
  'setup_intent refuse': (call, intent) => authenticateSetup(call, intent, false),
}

/** Not Stripe's: how tests and people move what would take a bank, a client or days. JSON in and out, no key. */
export function addControls(server: FastifyInstance, world: World): void {
  server.post<{ Body: Partial<Fault> }>('/_sim/faults', (request, reply) => {
    const { kind } = request.body
    if (!kind || !FAULTS.includes(kind)) return reply.code(400).send({ error: `kind is one of ${FAULTS.join(', ')}` })
    world.faults.add({ ...request.body, kind })
    return { faults: world.faults.list() }
  })
  server.delete('/_sim/faults', () => {
    world.faults.clear()
    return { faults: [] }
  })
  server.post<{ Body: Partial<DeliverySettings> }>('/_sim/webhooks', (request) => world.deliveries.set(request.body))
  server.get('/_sim/webhooks', () => ({ waiting: world.deliveries.waiting() }))
  server.post<{ Body: { seconds: number } }>('/_sim/clock', (request) => {
    world.clockOffset += request.body.seconds
    step(world, `the clock is set forward by ${request.body.seconds} s`, () => ({}))
    tick(world)
    return { now: nowOf(world) }
  })
  server.post<{ Params: { id: string; action: string }; Body?: Body }>('/_sim/objects/:id/:action', (request, reply) => {
    const { id, action } = request.params
    const stored = world.store.anywhere(id)
    const act = ACTIONS[`${stored?.resource.object} ${action}`]
    if (!stored || !act) return reply.code(404).send({ error: `There is no ${action} for ${id}. Known are: ${Object.keys(ACTIONS).join(', ')}` })
    return answered(() => step(world, `${action} ${id}`, () => act(callOf(world, stored), stored.resource, request.body ?? {})), reply)
  })
  server.get('/_sim/journal', () => ({ lines: world.journal.lines() }))
  server.post('/_sim/reset', () => {
    world.deliveries.reset()
    world.faults.clear()
    world.idempotency.clear()
    world.store.clear()
    world.journal.clear()
    world.clockOffset = 0
    return { reset: true }
  })
}

function answered(act: () => Fields, reply: { code: (status: number) => { send: (body: Fields) => unknown } }): unknown {
  try {
    return act()
  } catch (error) {
    // A declined card behind a 3-D Secure step is an outcome, not a fault of the control.
    if (error instanceof StripeError) return reply.code(error.status).send({ error: error.message, ...error.detail })
    throw error
  }
}
