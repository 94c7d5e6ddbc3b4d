import type { Job } from '../lib/feature.ts'
import type { GatewayName } from '../domain/gateways/gateway.ts'
import { forgetMethod } from '../operations/payments/forgetMethod.ts'
import { checkPayment, queueChecks } from '../operations/payments/checkPayments.ts'

/** Every minute: attempts to pay that wait for their gateway, or whose time is over. */
export const queueChecksJob: Job = { name: 'check-payments', cron: '* * * * *', retryLimit: 0, run: (req) => queueChecks(req) }

/** Asks the gateway about one attempt. */
export const checkPaymentJob: Job = { name: 'check-payment', run: (req, { paymentId }) => checkPayment(req, paymentId as string) }

/** Has the gateway forget a saved method that was removed. */
export const forgetMethodJob: Job = {
  name: 'forget-payment-method',
  retryLimit: 8,
  run: (req, { websiteId, gateway, gatewayId }) => forgetMethod(req, { website: websiteId as string, gateway: gateway as GatewayName, gatewayId: gatewayId as string }),
}
