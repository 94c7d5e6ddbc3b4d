import type { Gateway } from '../../domain/gateways/gateway.ts'
import { askOf } from './stripe/ask.ts'
import { cancelPayment } from './stripe/cancelPayment.ts'
import type { StripeAccount } from './stripe/client.ts'
import { acceptDispute, disputesSince, readDispute, submitEvidence } from './stripe/disputes.ts'
import { forgetMethod } from './stripe/forgetMethod.ts'
import { movementsSince } from './stripe/movements.ts'
import { readPayment } from './stripe/readPayment.ts'
import { readRefund, refund } from './stripe/refunds.ts'
import { startPayment } from './stripe/startPayment.ts'
import { testConnection } from './stripe/testConnection.ts'
import { readTransfer, sendTransfer } from './stripe/transfers.ts'

/** Stripe, spoken to through its official client, for one website's account. */
export function stripeGateway(account: StripeAccount): Gateway {
  const ask = askOf(account)
  return {
    name: 'stripe',
    startPayment: (order) => startPayment(ask, order),
    readPayment: (id) => readPayment(ask, id),
    cancelPayment: (id) => cancelPayment(ask, id),
    forgetMethod: (id) => forgetMethod(ask, id),
    refund: (order) => refund(ask, order),
    readRefund: (id) => readRefund(ask, id),
    sendTransfer: (order) => sendTransfer(ask, order),
    readTransfer: (id) => readTransfer(ask, id),
    readDispute: (id) => readDispute(ask, id),
    submitEvidence: (id, evidence) => submitEvidence(ask, id, evidence),
    acceptDispute: (id) => acceptDispute(ask, id),
    disputesSince: (from) => disputesSince(ask, from),
    movementsSince: (from, until) => movementsSince(ask, from, until),
    test: () => testConnection(ask),
  }
}
