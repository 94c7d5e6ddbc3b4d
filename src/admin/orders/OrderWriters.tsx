'use client'
import { useConfig } from '@payloadcms/ui'
import { Pager } from '../api/Pager.tsx'
import { Told } from '../api/Told.tsx'
import { usePage } from '../api/usePage.ts'
import { DocumentLink } from '../documents/DocumentLink.tsx'
import { Moment } from '../fields/Moment.tsx'
import { Money } from '../ledger/Money.tsx'
import { StatePill } from '../workflow/StatePill.tsx'
import { useWebsite } from '../websites/WebsitesProvider.tsx'
import { sentence } from '../words.ts'
import { useOrder, type OrderData } from './orderData.ts'

/** Who asked for the order, and who had it. */
export function OrderWriters() {
  const order = useOrder()
  if (!order) return null
  return (
    <>
      <Requests order={order} />
      <Assignments order={order} />
    </>
  )
}

type Request = { id: string; writer: string; message: string | null; answer: string; createdAt: string }

function Requests({ order }: { order: OrderData }) {
  const { found, failure, show, reread, zone } = useListOf<Request>('order-requests', order)
  return (
    <section className="panel-section" aria-labelledby="requests-title">
      <h3 id="requests-title">Requests of writers</h3>
      <Told found={found} failure={failure} again={reread} of="the requests" lines={1} empty={found?.docs.length === 0 && 'No writer has asked for this order.'}>
        <ol className="order-notes">
          {found?.docs.map(({ id, writer, message, answer, createdAt }) => (
            <li key={id}>
              <p className="order-timeline__what"><DocumentLink collection="users" id={writer} /> <StatePill state={answer} /></p>
              {message && <p className="facts__text">{message}</p>}
              <p className="order-timeline__facts"><Moment iso={createdAt} timeZone={zone} /></p>
            </li>
          ))}
        </ol>
      </Told>
      {found && <Pager found={found} show={show} />}
    </section>
  )
}

type Assignment = { id: string; writer: string; how: string; startedAt: string; endedAt: string | null; ending: string | null; earlierShareMinor: number | null }

function Assignments({ order }: { order: OrderData }) {
  const { found, failure, show, reread, zone } = useListOf<Assignment>('order-assignments', order)
  return (
    <section className="panel-section" aria-labelledby="assignments-title">
      <h3 id="assignments-title">Who had it</h3>
      <Told found={found} failure={failure} again={reread} of="the writers" lines={1} empty={found?.docs.length === 0 && 'Nobody yet.'}>
        <ol className="order-notes">
          {found?.docs.map(({ id, writer, how, startedAt, endedAt, ending, earlierShareMinor }) => (
            <li key={id}>
              <p className="order-timeline__what"><DocumentLink collection="users" id={writer} /> {sentence(how)}</p>
              <p className="order-timeline__facts">from <Moment iso={startedAt} timeZone={zone} /></p>
              {endedAt && (
                <p className="order-timeline__facts">
                  until <Moment iso={endedAt} timeZone={zone} />{ending && `: ${sentence(ending).toLowerCase()}`}
                  {earlierShareMinor ? <>, paid <Money amountMinor={earlierShareMinor} currency={order.currency} /></> : null}
                </p>
              )}
            </li>
          ))}
        </ol>
      </Told>
      {found && <Pager found={found} show={show} />}
    </section>
  )
}

function useListOf<Doc>(collection: string, { id, website, version }: OrderData) {
  const { config } = useConfig()
  const query = `${config.routes.api}/${collection}?where[order][equals]=${id}&depth=0&limit=5`
  return { ...usePage<Doc>(query, version), zone: useWebsite(website)?.timeZone }
}
