import type { PayloadRequest } from 'payload'
import { DomainError } from '../../domain/errors.ts'
import type { Order } from '../../domain/orders/types.ts'
import { lockDocument } from '../../lib/db/lock.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import { faultPoints } from '../../lib/faults.ts'
import { SYSTEM } from '../../lib/workflow/actor.ts'
import { transition } from '../../lib/workflow/transition.ts'
import { payFromWallet } from '../payments/payFromWallet.ts'
import { heldMinorOf } from './loadOrderFacts.ts'

/**
 * Pays what is due on an order from its client's wallet, and moves it on.
 * @throws DomainError `forbidden`, `order_already_paid`, `order_not_payable`, `insufficient_funds`
 */
export const payOrder = (req: PayloadRequest, { orderId, user }: { orderId: string; user: string }): Promise<{ paidMinor: number }> =>
  inTransaction(req, async () => {
    // Before reading what is due: two payments that both saw “unpaid” would both pay.
    const order = await lockDocument<Order>(req, 'orders' as never, orderId)
    const amountMinor = dueMinor(order, { user, heldMinor: await heldMinorOf(req, order) })
    const { paidMinor } = await payFromWallet(req, {
      website: order.website, payable: { collection: 'orders', id: order.id }, client: order.client, amountMinor, currency: order.currency,
      idempotencyKey: `order:${order.id}:paid:${order.stateEpisode}`, actor: { id: user },
    })
    await transition(req, { collection: 'orders', id: order.id, name: 'mark_paid', version: null, actor: SYSTEM })
    await faultPoints(req, 'order.pay')
    return { paidMinor }
  })

function dueMinor(order: Order, { user, heldMinor }: { user: string; heldMinor: number }): number {
  if (order.client !== user) throw new DomainError('forbidden', 'Only its client pays for an order.')
  if (order.state === 'awaiting_payment') return order.totalMinor - heldMinor
  if (PAID_LATER.includes(order.state)) throw new DomainError('order_already_paid', 'This order is paid. Nothing more is due.', { dueMinor: 0, state: order.state })
  throw new DomainError('order_not_payable', 'Only an order that waits for payment can be paid. Submit a draft first.', { state: order.state })
}

const PAID_LATER: readonly string[] = ['available', 'in_progress', 'in_review', 'delivered', 'in_revision', 'on_hold', 'completed']
