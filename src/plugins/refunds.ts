import { Refunds } from '../collections/refunds/Refunds.ts'
import { refundWorkflow } from '../domain/refunds/workflow.ts'
import { askWaitingJob, sendRefundJob } from '../jobs/refunds.ts'
import { feature, type Reaction } from '../lib/feature.ts'
import { closeRequests } from '../operations/refunds/closeRequests.ts'
import { mailFailed, mailGranted, mailRejected } from '../operations/refunds/mailRefund.ts'
import { keepRefusal, loadRefundFacts, postRefund, returnByHand, settleByHand } from '../operations/refunds/refundEffects.ts'
import { syncRefundByGatewayId } from '../operations/refunds/sendRefund.ts'
import { lockPayableOf } from '../operations/refunds/refundable.ts'

const close: Reaction[] = [(req, { document }) => closeRequests(req, document)]

/** Money that goes back to clients: entitlement, decision, the way to the sources, late failures. */
export const refunds = feature({
  area: 'refunds',
  collections: [Refunds],
  jobs: [sendRefundJob, askWaitingJob],
  gatewayObjects: {
    refund: async (req, { gateway, objectId, event }) => ((await syncRefundByGatewayId(req, { gateway, gatewayId: objectId, named: event.metadata['refund'] })) ? 'done' : 'unknown'),
  },
  reactions: {
    'refund.approve': [mailGranted],
    'refund.granted': [mailGranted],
    'refund.reject': [mailRejected],
    'refund.fail': [mailFailed],
    'refund.mark_returned': [mailFailed],
    'order.cancel': close,
    'order.expire': close,
  },
  workflows: [
    {
      workflow: refundWorkflow, lockFirst: lockPayableOf, loadFacts: loadRefundFacts, effects: { postRefund, keepRefusal, settleByHand, returnByHand },
      parties: { client: 'client' },
    },
  ],
})
