import type { Job } from '../lib/feature.ts'
import { EVENT_TRIES, processGatewayEvent } from '../operations/gateways/processGatewayEvent.ts'
import { addPaymentSettings, sweepGatewayEvents } from '../operations/gateways/sweepGateways.ts'

/** Acts on one message of a gateway. The message is parked at its last try, before the job would be. */
export const processGatewayEventJob: Job = { name: 'process-gateway-event', retryLimit: EVENT_TRIES + 4, run: (req, { id }) => processGatewayEvent(req, id as string) }

/** Every ten minutes: settings that a new website lacks, and up to 5,000 messages older than 90 days. */
export const sweepGatewaysJob: Job = {
  name: 'sweep-gateways',
  cron: '*/10 * * * *',
  run: async (req) => {
    await addPaymentSettings(req)
    await sweepGatewayEvents(req)
  },
}
