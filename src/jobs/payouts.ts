import type { Job } from '../lib/feature.ts'
import { releaseHeld } from '../operations/payouts/releaseHeld.ts'
import { finishTransfers } from '../operations/payouts/sendThroughGateway.ts'
import { schedulePayouts } from '../operations/payouts/schedulePayouts.ts'

/** Every five minutes: up to 500 payouts whose days of waiting are over. */
export const releaseHeldJob: Job = { name: 'payouts-release-held', cron: '*/5 * * * *', run: (req) => releaseHeld(req) }

/** Every hour, as websites have days of their own: the payouts of those whose day it is. */
export const schedulePayoutsJob: Job = { name: 'payouts-schedule', cron: '35 * * * *', run: (req) => schedulePayouts(req) }

/** Every five minutes: up to 100 payouts through the gateway that were left on their way. */
export const finishTransfersJob: Job = { name: 'payouts-finish-transfers', cron: '2-59/5 * * * *', run: (req) => finishTransfers(req) }
