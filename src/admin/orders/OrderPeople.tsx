'use client'
import { DocumentLink } from '../documents/DocumentLink.tsx'
import { idOf, useWebsite } from '../websites/WebsitesProvider.tsx'
import { Facts } from './Facts.tsx'
import type { OrderData } from './orderData.ts'

/** Whose the order is, who writes it, and for which website. */
export function OrderPeople({ order }: { order: OrderData }) {
  const website = useWebsite(order.website)
  const person = (relation: unknown) => <DocumentLink collection="users" id={idOf(relation)} />
  return (
    <section className="order-glance__part" aria-labelledby="people-title">
      <h3 id="people-title">People</h3>
      <Facts
        facts={[
          ['Client', order.client ? person(order.client) : order.clientName],
          ['Writer', order.writer ? person(order.writer) : order.writerName ?? 'Nobody yet'],
          ['Website', website?.name],
        ]}
      />
    </section>
  )
}
