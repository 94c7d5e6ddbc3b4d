import { PayoutBatches } from '../collections/payouts/PayoutBatches.ts'
import { PayoutDetails } from '../collections/payouts/PayoutDetails.ts'
import { Payouts } from '../collections/payouts/Payouts.ts'
import { batchWorkflow } from '../domain/payouts/batchWorkflow.ts'
import { payoutWorkflow } from '../domain/payouts/payoutWorkflow.ts'
import { writerMonth } from '../endpoints/payouts/monthlyStatement.ts'
import { giveOwnDetails, ownDetails } from '../endpoints/payouts/ownDetails.ts'
import { finishTransfersJob, releaseHeldJob, schedulePayoutsJob } from '../jobs/payouts.ts'
import { feature } from '../lib/feature.ts'
import * as batchEffects from '../operations/payouts/batchEffects.ts'
import { mailPayout } from '../operations/payouts/mailPayout.ts'
import * as payoutEffects from '../operations/payouts/payoutEffects.ts'
import { payoutFacts } from '../operations/payouts/payoutFacts.ts'
import { sendApproved, transferSent } from '../operations/payouts/sendThroughGateway.ts'
import { settleBatch } from '../operations/payouts/settleBatch.ts'
import { syncTransfer } from '../operations/payouts/syncTransfer.ts'

const { batchFacts, ...ofBatches } = batchEffects

/** Writers' earnings go out: accounts, payouts, batches with files for the bank, statements of months. */
export const payouts = feature({
  area: 'payouts',
  collections: [Payouts, PayoutBatches, PayoutDetails],
  endpoints: [ownDetails, giveOwnDetails, writerMonth],
  workflows: [
    { workflow: payoutWorkflow, loadFacts: payoutFacts, effects: payoutEffects, parties: { writer: 'writer' }, refusals: { send: ['insufficient_funds'] } },
    { workflow: batchWorkflow, loadFacts: batchFacts, effects: ofBatches, refusals: { approve: ['payout_batch_empty'], send: ['payout_batch_empty'], mark_paid: ['payout_batch_empty'] } },
  ],
  jobs: [releaseHeldJob, schedulePayoutsJob, finishTransfersJob],
  gatewayObjects: { transfer: syncTransfer },
  reactions: {
    'payout.approve': [sendApproved],
    'payout.send': [mailPayout, transferSent],
    'payout.confirm': [settleBatch],
    'payout.fail': [settleBatch, mailPayout],
    'payout.return': [mailPayout],
    'payout.reject': [mailPayout],
  },
})
