import type { Job } from '../lib/feature.ts'
import { fireTimer } from '../lib/workflow/fireTimer.ts'
import { deliverEvent } from '../operations/platform/deliverEvent.ts'
import { sendMail } from '../operations/platform/sendMail.ts'
import { sweepIdempotencyKeys, sweepRateLimits } from '../operations/platform/sweepKept.ts'
import { sweepTimers } from '../operations/platform/sweepTimers.ts'

/**
 * Delivers one outbox event to its reactions, as soon as its transaction is committed; again after a second or two, as a
 * reaction may have asked a gateway that was away for a moment.
 */
export const deliverEventJob: Job = { name: 'deliver-event', retryDelay: 1, retryLimit: 5, run: (req, { eventId }) => deliverEvent(req, eventId as string) }

/** Makes one timer's move when it is due. */
export const fireTimerJob: Job = { name: 'fire-timer', run: (req, { timerId }) => fireTimer(req, timerId as string) }

/** Sends one mail. */
export const sendMailJob: Job = { name: 'send-mail', retryLimit: 8, run: (req, { mailId }) => sendMail(req, mailId as string) }

/** Every minute: up to 200 timers whose job was lost. */
export const sweepTimersJob: Job = { name: 'sweep-timers', cron: '* * * * *', run: (req) => sweepTimers(req) }

/** Every ten minutes: up to 5,000 results older than 24 hours, and the rate limits' closed windows. */
export const sweepKeptJob: Job = {
  name: 'sweep-kept',
  cron: '*/10 * * * *',
  run: async (req) => {
    await sweepIdempotencyKeys(req)
    await sweepRateLimits(req)
  },
}
