import { IdempotencyKeys } from '../collections/platform/IdempotencyKeys.ts'
import { Mails } from '../collections/platform/Mails.ts'
import { OutboxEvents } from '../collections/platform/OutboxEvents.ts'
import { TimelineEvents } from '../collections/platform/TimelineEvents.ts'
import { Timers } from '../collections/platform/Timers.ts'
import { healthDetails } from '../endpoints/platform/health.ts'
import { queueEndpoints } from '../endpoints/platform/queue.ts'
import { deliverEventJob, fireTimerJob, sendMailJob, sweepKeptJob, sweepTimersJob } from '../jobs/platform.ts'
import { feature } from '../lib/feature.ts'

/** What every area stands on: events, timers, timeline, kept results, mails. */
export const platform = feature({
  area: 'platform',
  collections: [TimelineEvents, Timers, OutboxEvents, IdempotencyKeys, Mails],
  endpoints: [healthDetails, ...queueEndpoints],
  jobs: [deliverEventJob, fireTimerJob, sendMailJob, sweepTimersJob, sweepKeptJob],
})
