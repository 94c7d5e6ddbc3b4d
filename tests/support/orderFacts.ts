import type { Order, OrderFacts } from '../../src/domain/orders/types.ts'
import type { ActorRole } from '../../src/domain/workflow/types.ts'

export const ORDER_NOW = new Date('2026-03-02T09:00:00Z')

/** A complete draft of 100.00 that nothing stands in the way of. */
export const aDraft: Order = {
  id: 'order', website: 'website', state: 'draft', version: 0, stateEpisode: 0, number: 'INK-1', title: 'An article',
  client: 'client', writer: null, service: 'service', brief: { topic: 'Ink' },
  briefForm: [{ name: 'topic', label: 'Topic', kind: 'short_text', required: true, options: [], help: null }],
  needsReview: true, currency: 'USD', totalMinor: 10_000, taxMinor: 0, tax: null, subject: null, writerLevel: null, eligibleLevels: null,
  quoteExpiresAt: '2026-03-02T09:10:00.000Z', deadline: '2026-03-10T09:00:00.000Z', writerSharePercent: null, revisionsUsed: 0,
  heldFrom: null, pausedAt: null, workSince: null, deliveredAt: '2026-03-01T09:00:00.000Z', completedAt: '2026-03-02T08:00:00.000Z', installmentPlan: null,
}

type Case = { roles: readonly ActorRole[]; doc: Partial<Order>; facts: Partial<OrderFacts> }

/** What the guards judge: a good order with the changes of a case. A draft has no writer, everything later has one. */
export function factsOf({ roles, doc, facts }: Case): OrderFacts {
  const hasWriter = !['draft', 'awaiting_payment', 'available'].includes(doc.state ?? 'draft')
  return {
    doc: { ...aDraft, writer: hasWriter ? 'writer' : null, ...doc },
    now: ORDER_NOW,
    actor: { id: 'me', roles },
    input: {},
    settings: { revisionDays: 14, revisionQuota: 3, reopenDays: 3, writerSharePercent: 45, startedRefundPercent: 50 },
    candidate: null, cleanFinals: 0, heldMinor: 10_000, heldTaxMinor: 0, requiredMinor: doc.totalMinor ?? aDraft.totalMinor, outstandingMinor: 0, isEarningCleared: false, request: null, hasOpenRequests: false, hasAsked: false, newTotalMinor: null,
    ...facts,
  }
}
