'use client'
import { Link, useAuth, useConfig } from '@payloadcms/ui'
import { Told } from '../api/Told.tsx'
import { useAnswer } from '../api/useAnswer.ts'
import { Moment } from '../fields/Moment.tsx'
import { Money } from '../ledger/Money.tsx'
import { useWebsite } from '../websites/WebsitesProvider.tsx'
import { StatePill } from '../workflow/StatePill.tsx'
import { RefundRequest } from './RefundRequest.tsx'

type Refund = { id: string; code: string; state: string; amountMinor: number; currency: string; createdAt: string }

/** What refunds are asked for, as its page knows it. */
export type Refunded = { collection: 'orders' | 'top-ups'; id: string; version: number; website: unknown; currency: string }

/** What went back of a document's money or was asked for, and a place to ask, for those who look after money. */
export function RefundsOf({ of }: { of: Refunded }) {
  const { permissions } = useAuth()
  const mayRead = Boolean(permissions?.collections?.['refunds' as never]?.read) && Boolean(permissions?.collections?.['ledger-accounts']?.read)
  return mayRead ? <Refunds of={of} /> : null
}

function Refunds({ of: { collection, id, version, website: websiteId, currency } }: { of: Refunded }) {
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
      {website && <RefundRequest payable={{ collection, id }} website={website.slug} currency={currency} version={`${version} ${answer?.docs.length}`} onAsked={again} />}
    </section>
  )
}
