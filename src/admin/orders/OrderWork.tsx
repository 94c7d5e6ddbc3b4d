'use client'
import { DocumentLink } from '../documents/DocumentLink.tsx'
import { idOf } from '../websites/WebsitesProvider.tsx'
import { sentence } from '../words.ts'
import { Facts } from './Facts.tsx'
import type { OrderData } from './orderData.ts'

/** What was ordered. */
export const OrderWork = ({ order }: { order: OrderData }) => (
  <section className="order-glance__part" aria-labelledby="ordered-title">
    <h3 id="ordered-title">Ordered</h3>
    <Facts
      facts={[
        ['Service', <DocumentLink key="service" collection="services" id={idOf(order.service)} />],
        ['Units', order.units.toLocaleString('en-US')],
        ['Level', order.level && sentence(order.level)],
        ['Subject', order.subject && sentence(order.subject)],
        ['Writer level', order.writerLevel && sentence(order.writerLevel)],
        ['Review', order.needsReview === false ? 'Not needed' : 'By an editor'],
        ['Revisions', order.revisionsUsed ? String(order.revisionsUsed) : null],
      ]}
    />
  </section>
)
