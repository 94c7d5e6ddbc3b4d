import { Adjustments } from '../collections/payments/Adjustments.ts'
import { Earnings } from '../collections/payments/Earnings.ts'
import { TopUps } from '../collections/payments/TopUps.ts'
import { adjustmentWorkflow } from '../domain/payments/adjustmentWorkflow.ts'
import { earningWorkflow } from '../domain/payments/earningWorkflow.ts'
import { topUpWorkflow } from '../domain/payments/topUpWorkflow.ts'
import { writerEarnings, writerStatement } from '../endpoints/payments/earnings.ts'
import { topUp } from '../endpoints/payments/topUp.ts'
import { wallet, walletStatement } from '../endpoints/payments/wallet.ts'
import { feature } from '../lib/feature.ts'
import { keepDecision, postAdjustment } from '../operations/payments/adjustmentEffects.ts'
import { postClearing, postReversal } from '../operations/payments/earningEffects.ts'
import { keepReason, postTopUp } from '../operations/payments/topUpEffects.ts'

/** Wallets, top-ups, adjustments, earnings and statements. */
export const payments = feature({
  area: 'payments',
  collections: [TopUps, Adjustments, Earnings],
  endpoints: [topUp, wallet, walletStatement, writerEarnings, writerStatement],
  workflows: [
    { workflow: topUpWorkflow, effects: { postTopUp, keepReason }, parties: { client: 'client' } },
    { workflow: adjustmentWorkflow, effects: { postAdjustment, keepDecision }, refusals: { approve: ['insufficient_funds'] } },
    { workflow: earningWorkflow, effects: { postClearing, postReversal }, parties: { writer: 'writer' } },
  ],
})
