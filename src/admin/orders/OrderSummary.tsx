'use client'
import { useAuth } from '@payloadcms/ui'
import { DocumentLink } from '../documents/DocumentLink.tsx'
import { Money } from '../ledger/Money.tsx'
import { StatePill } from '../workflow/StatePill.tsx'
import { idOf } from '../websites/WebsitesProvider.tsx'
import { sentence } from '../words.ts'
import { Facts } from './Facts.tsx'
import { HeldFunds } from './HeldFunds.tsx'
import { useOrder, type OrderData } from './orderData.ts'
import './orders.css'

/** Who, what and how much, at a glance. */
export function OrderSummary() {
  const order = useOrder()
  const { permissions } = useAuth()
  if (!order) return null
  return (
    <div className="order-summary">
      <section aria-label="Work">
        <Facts
          facts={[
            ['Service', <DocumentLink key="service" collection="services" id={idOf(order.service)} />],
            ['Units', order.units],
            ['Level', order.level && sentence(order.level)],
            ['Subject', order.subject && sentence(order.subject)],
            ['Writer level', order.writerLevel && sentence(order.writerLevel)],
            ['Client', order.client ? <DocumentLink key="client" collection="users" id={idOf(order.client)} /> : order.clientName],
            ['Writer', order.writer ? <DocumentLink key="writer" collection="users" id={idOf(order.writer)} /> : 'Nobody yet'],
          ]}
        />
      </section>
      <section aria-label="Money">
        <Facts facts={moneyOf(order, Boolean(permissions?.collections?.['ledger-accounts']?.read))} />
      </section>
    </div>
  )
}

function moneyOf(order: OrderData, mayReadBooks: boolean): [string, React.ReactNode][] {
  const amount = (minor: number | null | undefined) =>
    typeof minor === 'number' ? <Money amountMinor={minor} currency={order.currency} /> : null
  return [
    ['Total', amount(order.totalMinor)],
    ['Paid', amount(order.paidMinor)],
    ['Refunded', order.refundedMinor ? amount(order.refundedMinor) : null],
    ['Held', mayReadBooks && <HeldFunds key="held" order={order} />],
    ['Payment', order.paymentStatus && <StatePill key="payment" state={order.paymentStatus} />],
    ['Writer’s share', order.writerShareMinor ? <>{amount(order.writerShareMinor)} ({order.writerSharePercent} %)</> : null],
  ]
}
