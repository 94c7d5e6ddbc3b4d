import { GatewayDisputes } from '../collections/disputes/GatewayDisputes.ts'
import { disputeWorkflow } from '../domain/disputes/workflow.ts'
import { checkDisputeJob, checkDisputesJob, findDisputesJob } from '../jobs/disputes.ts'
import { feature } from '../lib/feature.ts'
import * as effects from '../operations/disputes/disputeEffects.ts'
import { mailDispute, TOLD_DISPUTES } from '../operations/disputes/mailDispute.ts'
import { syncDispute } from '../operations/disputes/syncDispute.ts'

/** Payments that clients' banks take back: what it costs, what is frozen, the answer and how it ends. */
export const disputes = feature({
  area: 'disputes',
  collections: [GatewayDisputes],
  jobs: [checkDisputesJob, checkDisputeJob, findDisputesJob],
  gatewayObjects: { dispute: (req, message) => syncDispute(req, message) },
  reactions: Object.fromEntries(TOLD_DISPUTES.map((name) => [name, [mailDispute]])),
  workflows: [{ workflow: disputeWorkflow, effects, refusals: { recover: ['dispute_nothing_to_recover'] } }],
})
