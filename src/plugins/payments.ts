import { Adjustments } from '../collections/payments/Adjustments.ts'
import { Earnings } from '../collections/payments/Earnings.ts'
import { PaymentMethods } from '../collections/payments/PaymentMethods.ts'
import { Payments } from '../collections/payments/Payments.ts'
import { TopUps } from '../collections/payments/TopUps.ts'
import { adjustmentWorkflow } from '../domain/payments/adjustmentWorkflow.ts'
import { earningWorkflow } from '../domain/payments/earningWorkflow.ts'
import { paymentWorkflow } from '../domain/payments/paymentWorkflow.ts'
import { topUpWorkflow } from '../domain/payments/topUpWorkflow.ts'
import { writerEarnings, writerStatement } from '../endpoints/payments/earnings.ts'
import { topUp } from '../endpoints/payments/topUp.ts'
import { wallet, walletStatement } from '../endpoints/payments/wallet.ts'
import { checkPaymentJob, forgetMethodJob, queueChecksJob } from '../jobs/payments.ts'
import { feature } from '../lib/feature.ts'
import { keepDecision, postAdjustment } from '../operations/payments/adjustmentEffects.ts'
import { postClearing, postReversal } from '../operations/payments/earningEffects.ts'
import { endOlderAttempts } from '../operations/payments/checkPayments.ts'
import { bookPayment, keepApproval, keepRejection, keepTransfer } from '../operations/payments/paymentEffects.ts'
import { syncGatewayPayment } from '../operations/payments/syncGatewayPayment.ts'
import { keepReason, postTopUp } from '../operations/payments/topUpEffects.ts'

/** Payments, wallets, top-ups, adjustments, earnings and statements. */
export const payments = feature({
  area: 'payments',
  collections: [Payments, PaymentMethods, TopUps, Adjustments, Earnings],
  endpoints: [topUp, wallet, walletStatement, writerEarnings, writerStatement],
  jobs: [queueChecksJob, checkPaymentJob, forgetMethodJob],
  gatewayObjects: { payment: syncGatewayPayment },
  reactions: { 'payment.created': [(req, { document }) => endOlderAttempts(req, document.id)] },
  workflows: [
    {
      workflow: paymentWorkflow, effects: { bookPayment, keepTransfer, keepApproval, keepRejection }, parties: { client: 'client' },
      refusals: { confirm: ['order_not_paid'], approve: ['order_not_paid'] },
    },
    { workflow: topUpWorkflow, effects: { postTopUp, keepReason }, parties: { client: 'client' } },
    { workflow: adjustmentWorkflow, effects: { postAdjustment, keepDecision }, refusals: { approve: ['insufficient_funds'] } },
    { workflow: earningWorkflow, effects: { postClearing, postReversal }, parties: { writer: 'writer' } },
  ],
})
