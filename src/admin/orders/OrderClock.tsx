'use client'
import { useConfig } from '@payloadcms/ui'
import { deadlineClock } from '../../domain/orders/deadlineClock.ts'
import { useAnswer } from '../api/useAnswer.ts'
import { Moment } from '../fields/Moment.tsx'
import { momentIn } from '../fields/moment.ts'
import { useNow } from '../fields/useNow.ts'
import { useWebsite } from '../websites/WebsitesProvider.tsx'
import { StatePill } from '../workflow/StatePill.tsx'
import { sentence } from '../words.ts'
import type { OrderData } from './orderData.ts'

/** The state of the order, what is left of its time, and what the clock will do by itself. */
export function OrderClock({ order }: { order: OrderData }) {
  const now = useNow()
  const zone = useWebsite(order.website)?.timeZone
  const clock = now && deadlineClock(order, now)
  return (
    <section className="order-glance__part" aria-label="State and deadline">
      <p className="order-clock__state"><StatePill state={order.state} /></p>
      <p className={`order-clock__words order-clock__words--${clock?.tone ?? 'rest'}`}>{clock?.words ?? '…'}</p>
      <p className="order-clock__due">Due <time dateTime={order.deadline}>{zone ? momentIn(order.deadline, zone) : '…'}</time></p>
      <NextByItself order={order} zone={zone} />
    </section>
  )
}

// Timers of an earlier episode still wait, and will do nothing.
type Timer = { id: string; transition: string; dueAt: string }

const BY_ITSELF: Record<string, string> = { expire: 'Expires by itself', auto_complete: 'Completes by itself' }

function NextByItself({ order: { id, version, stateEpisode = 0 }, zone }: { order: OrderData; zone: string | undefined }) {
  const { config } = useConfig()
  const query = `where[documentId][equals]=${id}&where[state][equals]=waiting&where[episode][equals]=${stateEpisode}&sort=dueAt&depth=0&limit=3`
  const { answer } = useAnswer<{ docs: Timer[] }>({ path: `${config.routes.api}/timers?${query}`, version })
  return answer?.docs.map(({ id: timer, transition, dueAt }) => (
    <p key={timer} className="order-clock__due">{BY_ITSELF[transition] ?? sentence(transition)} <Moment iso={dueAt} timeZone={zone} /></p>
  ))
}
