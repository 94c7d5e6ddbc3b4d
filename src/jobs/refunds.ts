import type { Job } from '../lib/feature.ts'
import { askWaiting } from '../operations/refunds/askWaiting.ts'
import { sendRefund } from '../operations/refunds/sendRefund.ts'

/** Asks the gateways for the parts of one refund; again after a second or two when one was away for a moment. */
export const sendRefundJob: Job = { name: 'send-refund', retryDelay: 1, retryLimit: 5, run: (req, { refundId }) => sendRefund(req, refundId as string) }

/** Every minute: up to 200 refunds whose gateway has not answered, or may have changed its mind. */
export const askWaitingJob: Job = { name: 'ask-refunds', cron: '* * * * *', retryLimit: 0, run: (req) => askWaiting(req) }
