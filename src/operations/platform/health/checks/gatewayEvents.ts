import { row } from '../../../../lib/db/rows.ts'
import { now } from '../../../../lib/clock.ts'
import type { HealthCheck } from '../check.ts'

const LATE_MS = 15 * 60_000
const MOST = 10_000

const COUNT = `
  select count(*) filter (where state = 'parked') as parked, count(*) filter (where state = 'received') as late
  from (select state from gateway_events where state = 'parked' or (state = 'received' and received_at < $1) limit ${MOST}) troubled`

/** Whether what gateways tell is acted on. */
export const gatewayEvents: HealthCheck = {
  name: 'gateway-events',
  title: 'Gateway events',
  finds: 'Messages of a payment gateway were parked, or wait for more than 15 minutes.',
  run: async (req) => {
    const { parked, late } = (await row<{ parked: number; late: number }>(req, COUNT, [new Date(now().getTime() - LATE_MS)]))!
    if (parked === 0 && late === 0) return { status: 'ok', says: 'Messages of gateways are acted on as they come.' }
    const parts = [...(parked > 0 ? [`${parked} ${parked === 1 ? 'message is' : 'messages are'} parked`] : []), ...(late > 0 ? [`${late} ${late === 1 ? 'waits' : 'wait'} for more than 15 minutes`] : [])]
    return { status: 'warning', says: `Of the messages of gateways, ${parts.join(' and ')}.`, todo: 'Open Gateway events in the panel: read why, mend the cause, process them again.' }
  },
}
