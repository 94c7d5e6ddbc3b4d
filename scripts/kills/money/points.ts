import { MONEY_FAULT_POINTS } from '../../../src/lib/faults.ts'
import type { FlowName } from './flows.ts'

const both = (...operations: string[]): string[] => operations.flatMap((operation) => [`${operation}.before-commit`, `${operation}.after-commit`])
const call = (name: string): string[] => [`${name}.before-call`, `${name}.after-call`]

/** The points that each flow passes: while somebody waits for an answer, and afterwards. */
export const POINTS: Record<FlowName, { asked: string[]; after: string[] }> = {
  topUp: {
    asked: [...both('top-up.request', 'payment.create', 'payment.ask'), ...call('payment.start')],
    after: [...both('gateway-event.receive', 'top-up.confirm', 'payment.succeed', 'gateway-event.process'), ...call('payment.sync')],
  },
  checkout: {
    asked: [...both('payment.create', 'payment.ask'), ...call('payment.start')],
    after: [...both('order.mark_paid', 'payment.succeed'), ...call('payment.sync')],
  },
  savedMethod: { asked: [...both('payment.create', 'order.mark_paid', 'payment.succeed'), ...call('payment.start')], after: [] },
  declined: { asked: [], after: both('payment.fail') },
  cancelled: { asked: [...call('payment.cancel'), ...both('payment.cancel')], after: [] },
  refund: { asked: both('refund.request', 'refund.approve'), after: [...both('refund.start', 'refund.settle', 'refund.succeed'), ...call('refund.send')] },
  lateFailure: { asked: [], after: both('refund.fail') },
  payout: { asked: both('payout.request', 'payout.approve'), after: [...both('payout.send', 'payout.confirm'), ...call('payout.transfer')] },
  payoutReturned: { asked: [], after: both('payout.return') },
  batch: { asked: both('payout-batch.prepare', 'payout-batch.approve', 'payout-batch.send', 'payout-batch.mark_paid'), after: [] },
  disputeOpened: { asked: [], after: both('dispute.open') },
  disputeAnswered: { asked: both('gateway-dispute.submit'), after: [...call('dispute.submit'), ...both('gateway-dispute.review')] },
  disputeConceded: { asked: both('gateway-dispute.concede'), after: [...call('dispute.submit'), ...both('gateway-dispute.lose')] },
  disputeWon: { asked: [], after: both('gateway-dispute.win', 'dispute.close') },
  disputeLost: { asked: [], after: both('gateway-dispute.lose', 'dispute.close') },
  disputeRecovered: { asked: both('gateway-dispute.recover'), after: [] },
  installments: { asked: both('installment.accept', 'installment.settle', 'installment.pay', 'installment-plan.begin'), after: [] },
  installmentCharge: {
    asked: [],
    after: [...both('installment.fall_due', 'installment.settle', 'installment.pay', 'installment-plan.complete'), ...call('installment.charge'), ...call('payment.start')],
  },
  installmentPause: { asked: [], after: both('installment.miss', 'installment-plan.pause') },
  installmentResume: { asked: both('installment-plan.resume'), after: [] },
}

export type Case = { flow: FlowName; point: string; when: 'asked' | 'after' }

/** Only a webhook tells of these within days. */
const NEEDS_WEBHOOKS = { flows: ['lateFailure', 'payoutReturned', 'disputeOpened', 'disputeWon', 'disputeLost'], points: /^gateway-event\./ }

/** Each point once for each flow that passes it. @param points all unless some are named */
export function casesOf(points: readonly string[] = MONEY_FAULT_POINTS, hasWebhooks = true): Case[] {
  const all = Object.entries(POINTS).flatMap(([flow, { asked, after }]) => [
    ...asked.map((point) => ({ flow: flow as FlowName, point, when: 'asked' as const })),
    ...after.map((point) => ({ flow: flow as FlowName, point, when: 'after' as const })),
  ])
  return all.filter(({ flow, point }) => points.includes(point) && (hasWebhooks || !(NEEDS_WEBHOOKS.flows.includes(flow) || NEEDS_WEBHOOKS.points.test(point))))
}
