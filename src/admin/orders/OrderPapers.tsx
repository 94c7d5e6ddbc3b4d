'use client'
import { Link, useAuth, useConfig } from '@payloadcms/ui'
import { PAPER_WORDS, type PaperKind } from '../../domain/papers/kinds.ts'
import { idOf, rolesOn, type SignedInUser } from '../../domain/users/roles.ts'
import { Told } from '../api/Told.tsx'
import { useAnswer } from '../api/useAnswer.ts'
import { Moment } from '../fields/Moment.tsx'
import { Money } from '../ledger/Money.tsx'
import { useWebsite } from '../websites/WebsitesProvider.tsx'
import { useOrder, type OrderData } from './orderData.ts'

type Paper = { id: string; kind: PaperKind; number: string; totalMinor: number; currency: string; issuedAt: string }

/** Invoice, receipts and credit notes of the order, for those who look after money. */
export function OrderPapers() {
  const order = useOrder()
  const { user } = useAuth()
  if (!order || !user) return null
  // As the access of papers says it; permissions alone would let in whoever may read papers of their own.
  const mayRead = rolesOn(user as unknown as SignedInUser, idOf(order.website as string)).some((role) => role === 'admin' || role === 'support')
  return mayRead ? <PapersOf order={order} /> : null
}

function PapersOf({ order: { id, version, website } }: { order: OrderData }) {
  const { config } = useConfig()
  const path = `${config.routes.api}/papers?depth=0&limit=100&sort=issuedAt,id&where[payableId][equals]=${id}`
  const { answer, failure, again } = useAnswer<{ docs: Paper[] }>({ path, version })
  return (
    <section className="panel-section" aria-labelledby="papers-title">
      <h3 id="papers-title">Papers</h3>
      <Told found={answer} failure={failure} again={again} of="the papers" lines={2} empty={answer?.docs.length === 0 && 'None yet. A moment after the client has paid, the invoice and the receipt are here.'}>
        <ul className="order-files">{answer?.docs.map((paper) => <PaperLink key={paper.id} paper={paper} website={website} />)}</ul>
      </Told>
    </section>
  )
}

function PaperLink({ paper: { id, kind, number, totalMinor, currency, issuedAt }, website }: { paper: Paper; website: unknown }) {
  const { config } = useConfig()
  const zone = useWebsite(website)?.timeZone
  return (
    <li>
      <span className="order-timeline__what"><Link href={`${config.routes.admin}/collections/papers/${id}`} prefetch={false}>{PAPER_WORDS[kind].title} {number}</Link></span>
      <span className="order-files__facts"><Money amountMinor={totalMinor} currency={currency} />, <Moment iso={issuedAt} timeZone={zone} /></span>
    </li>
  )
}
