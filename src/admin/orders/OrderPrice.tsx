'use client'
import { PriceLines } from '../pricing/PriceLines.tsx'
import '../pricing/pricing.css'
import { useOrder } from './orderData.ts'

/** How the price of the order came about. */
export function OrderPrice() {
  const order = useOrder()
  if (!order?.lines || order.totalMinor === undefined) return null
  const { currency, lines, totalMinor } = order
  return (
    <section className="panel-section" aria-labelledby="price-title">
      <h3 id="price-title">Price</h3>
      <PriceLines price={{ currency, lines, totalMinor }} />
    </section>
  )
}
