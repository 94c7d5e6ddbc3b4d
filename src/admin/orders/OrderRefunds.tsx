'use client'
import { RefundsOf } from '../refunds/RefundsOf.tsx'
import { useOrder } from './orderData.ts'

/** What went back of the order's money, and a place to ask for more. */
export function OrderRefunds() {
  const order = useOrder()
  return order ? <RefundsOf of={{ ...order, collection: 'orders' }} /> : null
}
