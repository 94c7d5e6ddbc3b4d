import { emit } from '../core/emit.ts'
import { invalid } from '../core/errors.ts'
import { listOf } from '../core/lists.ts'
import { mergeMetadata, need } from '../core/need.ts'
import type { Call, Fields, Resource, Route } from '../core/types.ts'
import { nowOf, put } from '../core/world.ts'
import { book } from '../money/book.ts'
import { DISPUTE_FEE } from './openDispute.ts'

const PATH = '/v1/disputes'

type Outcome = 'won' | 'lost'

/** What becomes of a dispute: an inquiry never moves money and only closes. */
const MOVES: Record<string, { submit?: string; close: string; won?: string; lost?: string }> = {
  needs_response: { submit: 'under_review', close: 'lost', won: 'won', lost: 'lost' },
  under_review: { close: 'lost', won: 'won', lost: 'lost' },
  warning_needs_response: { submit: 'warning_under_review', close: 'warning_closed', won: 'warning_closed', lost: 'warning_closed' },
  warning_under_review: { close: 'warning_closed', won: 'warning_closed', lost: 'warning_closed' },
}

export const disputes: Route[] = [
  { method: 'GET', path: PATH, params: 'DisputeListParams', returns: 'Dispute', run: (call) => listOf(call, 'dispute', PATH) },
  { method: 'GET', path: `${PATH}/:id`, params: 'DisputeRetrieveParams', returns: 'Dispute', run: (call) => need(call, 'dispute', call.ids.id!) },
  { method: 'POST', path: `${PATH}/:id`, params: 'DisputeUpdateParams', returns: 'Dispute', run: updateDispute, takes: ['evidence', 'metadata', 'submit'] },
  { method: 'POST', path: `${PATH}/:id/close`, params: 'DisputeCloseParams', returns: 'Dispute', run: (call) => decideDispute(call, need(call, 'dispute', call.ids.id!), 'close') },
]

function updateDispute(call: Call): Fields {
  const { world, account, params } = call
  const dispute = need(call, 'dispute', call.ids.id!)
  const evidence = params.evidence as Fields | undefined
  if (evidence) assertTakesEvidence(dispute, nowOf(world))
  if (evidence?.uncategorized_file) need(call, 'file', evidence.uncategorized_file, 'evidence[uncategorized_file]')
  const changed: Resource = { ...dispute, evidence: { ...dispute.evidence, ...evidence }, metadata: mergeMetadata(dispute.metadata, params.metadata) }
  if (evidence) changed.evidence_details = { ...dispute.evidence_details, has_evidence: true }
  // As in Stripe's API: evidence is sent to the bank at once unless `submit` says to keep it.
  const isSubmitted = evidence !== undefined && params.submit !== false
  if (isSubmitted) submit(changed)
  const written = put(world, account, changed)
  emit(call, 'charge.dispute.updated', written)
  const verdict = isSubmitted ? verdictOf(evidence) : null
  return verdict ? decideDispute(call, written, verdict) : written
}

function assertTakesEvidence(dispute: Resource, now: number): void {
  if (!MOVES[dispute.status]?.submit) throw invalid(`This dispute is ${dispute.status} and takes no more evidence.`, { param: 'evidence' })
  if (now > dispute.evidence_details.due_by) throw invalid('This dispute is past its due date and takes no more evidence.', { param: 'evidence' })
}

function submit(dispute: Resource): void {
  dispute.status = MOVES[dispute.status]!.submit
  const { submission_count: count } = dispute.evidence_details
  dispute.evidence_details = { ...dispute.evidence_details, submission_count: count + 1, submission_method: 'manual' }
}

/** In test mode these two texts decide. */
const verdictOf = ({ uncategorized_text: text }: Fields): Outcome | null =>
  text === 'winning_evidence' ? 'won' : text === 'losing_evidence' ? 'lost' : null

/** Ends it. Won: the money and the fee come back. @throws StripeError when it has ended already */
export function decideDispute(call: Call, dispute: Resource, move: Outcome | 'close'): Resource {
  const { world, account } = call
  const status = MOVES[dispute.status]?.[move]
  if (!status) throw invalid(`This dispute is already closed: it is ${dispute.status}.`, { code: 'dispute_already_closed' })
  const reinstated = status === 'won'
    ? [book(call, { type: 'adjustment', amount: dispute.amount, fee: -DISPUTE_FEE, currency: dispute.currency, source: dispute.id, category: 'dispute_reversal', description: `Chargeback reversal for ${dispute.charge}` })]
    : []
  const decided = put(world, account, { ...dispute, status, balance_transactions: [...dispute.balance_transactions, ...reinstated] })
  if (reinstated.length) emit(call, 'charge.dispute.funds_reinstated', decided)
  emit(call, 'charge.dispute.closed', decided)
  return decided
}
