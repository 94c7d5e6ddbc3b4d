'use client'
import { useDocumentTitleOf } from '../documents/useDocumentTitleOf.ts'
import { OrderClock } from './OrderClock.tsx'
import { OrderMoney } from './OrderMoney.tsx'
import { OrderPeople } from './OrderPeople.tsx'
import { OrderWork } from './OrderWork.tsx'
import { useOrder } from './orderData.ts'
import './orders.css'

/** Where the order stands, whose it is, and what became of the money, at a glance. */
export function OrderGlance() {
  const order = useOrder()
  useDocumentTitleOf(order?.title && `${order.number} ${order.title}`)
  if (!order) return null
  return (
    <div className="order-glance">
      <OrderClock order={order} />
      <OrderPeople order={order} />
      <OrderMoney order={order} />
      <OrderWork order={order} />
    </div>
  )
}
