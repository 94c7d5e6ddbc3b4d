import type { Job } from '../lib/feature.ts'
import { checkPayment, queueChecks } from '../operations/payments/checkPayments.ts'

/** Every minute: attempts to pay that wait for their gateway, or whose time is over. */
export const queueChecksJob: Job = { name: 'check-payments', cron: '* * * * *', retryLimit: 0, run: (req) => queueChecks(req) }

/** Asks the gateway about one attempt. */
export const checkPaymentJob: Job = { name: 'check-payment', run: (req, { paymentId }) => checkPayment(req, paymentId as string) }
