'use client'
import { Link, useAuth, useConfig } from '@payloadcms/ui'
import { Told } from '../api/Told.tsx'
import { useAnswer } from '../api/useAnswer.ts'
import { Moment } from '../fields/Moment.tsx'
import { Money } from '../ledger/Money.tsx'
import { RefundRequest } from '../refunds/RefundRequest.tsx'
import { useWebsite } from '../websites/WebsitesProvider.tsx'
import { StatePill } from '../workflow/StatePill.tsx'
import { useOrder, type OrderData } from './orderData.ts'

type Refund = { id: string; code: string; state: string; amountMinor: number; currency: string; createdAt: string }

/** What went back of the order's money or was asked for, and a place to ask, for those who look after money. */
export function OrderRefunds() {
  const order = useOrder()
  const { permissions } = useAuth()
  const mayRead = Boolean(permissions?.collections?.['refunds' as never]?.read) && Boolean(permissions?.collections?.['ledger-accounts']?.read)
  return order && mayRead ? <RefundsOf order={order} /> : null
}

function RefundsOf({ order: { id, version, website: websiteId, currency } }: { order: OrderData }) {
  const { config } = useConfig()
  const website = useWebsite(websiteId)
  const path = `${config.routes.api}/refunds?depth=0&limit=100&sort=-createdAt&where[payableId][equals]=${id}`
  const { answer, failure, again } = useAnswer<{ docs: Refund[] }>({ path, version })
  return (
    <section className="panel-section" aria-labelledby="refunds-title">
      <h3 id="refunds-title">Refunds</h3>
      <Told found={answer} failure={failure} again={again} of="the refunds" lines={2} empty={answer?.docs.length === 0 && 'None.'}>
        <ul className="order-files">
          {answer?.docs.map((refund) => (
            <li key={refund.id}>
              <span className="order-timeline__what"><Link href={`${config.routes.admin}/collections/refunds/${refund.id}`} prefetch={false}>{refund.code}</Link> <StatePill state={refund.state} /></span>
              <span className="order-files__facts"><Money amountMinor={refund.amountMinor} currency={refund.currency} />, <Moment iso={refund.createdAt} timeZone={website?.timeZone} /></span>
            </li>
          ))}
        </ul>
      </Told>
      {website && <RefundRequest order={id} website={website.slug} currency={currency} version={`${version} ${answer?.docs.length}`} onAsked={again} />}
    </section>
  )
}
