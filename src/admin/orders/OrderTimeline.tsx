'use client'
import { useConfig } from '@payloadcms/ui'
import type { TimelineEntry } from '../../domain/orders/timeline.ts'
import { Pager } from '../api/Pager.tsx'
import { Told } from '../api/Told.tsx'
import { useFeed } from '../api/useFeed.ts'
import { DocumentLink } from '../documents/DocumentLink.tsx'
import { Moment } from '../fields/Moment.tsx'
import { Money } from '../ledger/Money.tsx'
import { StatePill } from '../workflow/StatePill.tsx'
import { useWebsite } from '../websites/WebsitesProvider.tsx'
import { sentence } from '../words.ts'
import { actorInWords, eventInWords } from './eventInWords.ts'
import { useOrder } from './orderData.ts'

const ON_A_PAGE = 10

/** What happened to the order, the latest first, as staff see it. */
export function OrderTimeline() {
  const order = useOrder()
  const { config } = useConfig()
  const { found, failure, page, show, reread } = useFeed<{ events: TimelineEntry[]; hasNextPage: boolean }>(
    order ? `${config.routes.api}/orders/${order.id}/timeline?limit=${ON_A_PAGE}` : null, order?.version)
  const zone = useWebsite(order?.website)?.timeZone
  if (!order) return null
  return (
    <section className="panel-section" aria-labelledby="timeline-title">
      <h3 id="timeline-title">Timeline</h3>
      <Told found={found} failure={failure} again={reread} of="the timeline" lines={4} empty={found?.events.length === 0 && 'Nothing has happened yet.'}>
        <ol className="order-timeline">
          {found?.events.map((entry) => <Entry key={entry.id} entry={entry} zone={zone} currency={order.currency} />)}
        </ol>
      </Told>
      {found && <Pager found={{ page, hasNextPage: found.hasNextPage, hasPrevPage: page > 1 }} show={show} />}
    </section>
  )
}

type EntryProps = { entry: TimelineEntry; zone: string | undefined; currency: string }

function Entry({ entry: { event, to, from, at, by, data }, zone, currency }: EntryProps) {
  return (
    <li>
      <p className="order-timeline__what">
        <strong>{eventInWords(event)}</strong>
        {to && to !== from && <StatePill state={to} />}
      </p>
      <p className="order-timeline__facts">
        {by.name ? `${by.name} (${roleOf(by.role)})` : actorInWords(by.role)}, <Moment iso={at} timeZone={zone} />
      </p>
      {Object.entries(data).map(([name, value]) => (
        <p key={name} className="order-timeline__data">
          {sentence(name.replace(/Minor$/, ''))}: <Datum name={name} value={value} currency={currency} />
        </p>
      ))}
    </li>
  )
}

/** Who claims an order is a writer, though not yet the order's own. */
const roleOf = (role: string): string => role.replace('any_', '').replaceAll('_', ' ')

function Datum({ name, value, currency }: { name: string; value: unknown; currency: string }) {
  if (name === 'writer') return <DocumentLink collection="users" id={String(value)} />
  if (name === 'request') return <DocumentLink collection="order-requests" id={String(value)} />
  if (name.endsWith('Minor') && typeof value === 'number') return <Money amountMinor={value} currency={currency} />
  if (Array.isArray(value)) return value.map((each) => sentence(String(each))).join(', ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
