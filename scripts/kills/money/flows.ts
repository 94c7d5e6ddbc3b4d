import { done } from '../client.ts'
import { DISPUTE_FLOWS } from './flowsOfDisputes.ts'
import { INSTALLMENT_FLOWS } from './flowsOfInstallments.ts'
import type { Documents } from './footprintOfMoney.ts'
import { REFUND_FAILS } from './gateway.ts'
import { type Scene, stepsIn } from './steps.ts'

const PAYOUT_MINOR = 6_000

/** Ways of money, each from where it is asked for to the last answer that anybody waits for; the worker does the rest. */
export const FLOWS = {
  topUp: async (scene: Scene): Promise<Documents> => {
    const { announce, pay, onPage } = stepsIn(scene)
    await scene.begin()
    const topUp = await announce('stripe')
    const payment = await pay('top-ups', topUp.id, { saveMethod: true })
    await onPage(payment)
    return { 'top-up': topUp.id, payment: payment.id }
  },
  checkout: async (scene: Scene): Promise<Documents> => {
    const { order, pay, onPage } = stepsIn(scene)
    const id = await order()
    await scene.begin()
    const payment = await pay('orders', id)
    await onPage(payment)
    return { order: id, payment: payment.id }
  },
  savedMethod: async (scene: Scene): Promise<Documents> => {
    const { order, method, pay } = stepsIn(scene)
    const [id, saved] = [await order(), await method()]
    await scene.begin()
    const payment = await pay('orders', id, { method: saved })
    return { order: id, payment: payment.id }
  },
  declined: async (scene: Scene): Promise<Documents> => {
    const { order, pay } = stepsIn(scene)
    const id = await order()
    await scene.begin()
    const payment = await pay('orders', id, { mode: 'card' })
    await scene.gateway.confirmCard(payment.nextAction!.clientSecret, 'pm_card_chargeDeclined')
    return { order: id, payment: payment.id }
  },
  cancelled: async (scene: Scene): Promise<Documents> => {
    const { order, pay } = stepsIn(scene)
    const id = await order()
    const payment = await pay('orders', id)
    const path = `/api/payments/${payment.id}`
    await scene.begin()
    // It takes no key: whoever got no answer looks before asking again.
    const already = async () => {
      const found = await scene.ask({ path: `${path}?depth=0`, as: scene.client })
      return found.body.state === 'cancelled' ? found : null
    }
    done(await scene.ask({ path: `${path}/cancel`, as: scene.client, body: {}, already }))
    return { order: id, payment: payment.id }
  },
  refund: async (scene: Scene): Promise<Documents> => {
    const { order, method, pay, refund } = stepsIn(scene)
    const [id, saved] = [await order(), await method()]
    const payment = await pay('orders', id, { method: saved })
    await scene.begin()
    return { order: id, payment: payment.id, refund: await refund(id) }
  },
  lateFailure: async (scene: Scene): Promise<Documents> => {
    const { order, pay, onPage, refund, untilState } = stepsIn(scene)
    const id = await order()
    const payment = await pay('orders', id)
    await onPage(payment, REFUND_FAILS)
    await untilState(`payments/${payment.id}`, 'succeeded')
    const back = await refund(id)
    await untilState(`refunds/${back}`, 'succeeded')
    await scene.begin()
    const [part] = await scene.platform.postgres.sql<{ id: string }>(`select parts -> 0 ->> 'gatewayId' as id from refunds where id::text = $1`, [back])
    await scene.gateway.control(part!.id, 'fail', { reason: 'expired_or_canceled_card' })
    return { order: id, payment: payment.id, refund: back }
  },
  payout: async (scene: Scene): Promise<Documents> => {
    const writer = scene.writer('connect')
    const { keyed, move } = stepsIn(scene)
    await scene.begin()
    const payout = await keyed(writer, '/api/payouts', { amountMinor: PAYOUT_MINOR })
    await move(scene.money.admin2, `payouts/${payout.id}`, 'approve')
    return { payout: payout.id }
  },
  payoutReturned: async (scene: Scene): Promise<Documents> => {
    const writer = scene.writer('connect')
    const { keyed, move, untilState } = stepsIn(scene)
    const payout = await keyed(writer, '/api/payouts', { amountMinor: PAYOUT_MINOR })
    await move(scene.money.admin2, `payouts/${payout.id}`, 'approve')
    await untilState(`payouts/${payout.id}`, 'paid')
    const [transfer] = await scene.platform.postgres.sql<{ id: string }>('select gateway_id as id from payouts where id::text = $1', [payout.id])
    await scene.begin()
    await scene.gateway.stripe.transfers.createReversal(transfer!.id)
    return { payout: payout.id }
  },
  batch: async (scene: Scene): Promise<Documents> => {
    const writer = scene.writer('bank')
    const { keyed, move } = stepsIn(scene)
    const { admin } = scene.platform.world
    await scene.begin()
    const payout = await keyed(writer, '/api/payouts', { amountMinor: PAYOUT_MINOR })
    const batch = await keyed(admin, '/api/payout-batches', {})
    await move(scene.money.admin2, `payout-batches/${batch.id}`, 'approve')
    await move(admin, `payout-batches/${batch.id}`, 'send')
    await move(admin, `payout-batches/${batch.id}`, 'mark_paid', { reference: 'debit' })
    return { payout: payout.id, batch: batch.id }
  },
  ...DISPUTE_FLOWS,
  ...INSTALLMENT_FLOWS,
} satisfies Record<string, (scene: Scene) => Promise<Documents>>

export type FlowName = keyof typeof FLOWS
