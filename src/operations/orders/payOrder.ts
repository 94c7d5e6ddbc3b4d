import type { PayloadRequest } from 'payload'
import { DomainError } from '../../domain/errors.ts'
import type { Order } from '../../domain/orders/types.ts'
import { lockDocument, notFound } from '../../lib/db/lock.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import { faultPoints } from '../../lib/faults.ts'
import { lockReadable } from '../../lib/http/lockReadable.ts'
import { SYSTEM } from '../../lib/workflow/actor.ts'
import { transition } from '../../lib/workflow/transition.ts'
import { followPayments } from '../installments/followPayments.ts'
import { payFromWallet } from '../payments/payFromWallet.ts'

type PayOrder = {
  orderId: string
  user: string
  /** A caller names the order, and must be one who may read it. */
  isAskedFor?: boolean
}

/**
 * Pays what is due on an order from its client's wallet, and moves it on.
 * @throws DomainError `not_found` when the caller may not read it, `forbidden`, `order_already_paid`, `order_not_payable`, and those of `payFromWallet`
 */
export const payOrder = (req: PayloadRequest, { orderId, user, isAskedFor = false }: PayOrder): Promise<{ paidMinor: number }> =>
  inTransaction(req, async () => {
    // Before reading what is due: two payments that both saw “unpaid” would both pay.
    const order = await (isAskedFor ? lockReadable : lockDocument)<Order>(req, 'orders' as never, orderId)
    if (!order) throw notFound()
    refuseUnpayable(order, user)
    const { paidMinor } = await payFromWallet(req, {
      website: order.website, payable: { collection: 'orders', id: order.id }, client: order.client, currency: order.currency,
      amountMinor: (heldMinor) => order.totalMinor - heldMinor,
      idempotencyKey: `order:${order.id}:paid:${order.stateEpisode}`, actor: { id: user },
    })
    if (order.installmentPlan) await followPayments(req, order)
    await transition(req, { collection: 'orders', id: order.id, name: 'mark_paid', version: null, actor: SYSTEM, locked: order as never })
    await faultPoints(req, 'order.pay')
    return { paidMinor }
  })

function refuseUnpayable(order: Order, user: string): void {
  if (order.client !== user) throw new DomainError('forbidden', 'Only its client pays for an order.')
  if (order.state === 'awaiting_payment') return
  if (PAID_LATER.includes(order.state)) throw new DomainError('order_already_paid', 'This order is paid. Nothing more is due.', { dueMinor: 0, state: order.state })
  throw new DomainError('order_not_payable', 'Only an order that waits for payment can be paid. Submit a draft first.', { state: order.state })
}

const PAID_LATER: readonly string[] = ['available', 'in_progress', 'in_review', 'delivered', 'in_revision', 'on_hold', 'completed']
