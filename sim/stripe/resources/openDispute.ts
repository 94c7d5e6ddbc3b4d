import { emit } from '../core/emit.ts'
import { invalid } from '../core/errors.ts'
import { newId } from '../core/ids.ts'
import type { Call, Resource } from '../core/types.ts'
import { nowOf, put } from '../core/world.ts'
import { book } from '../money/book.ts'

/** The simulator's price of a dispute, in smallest units; given back when it is won. */
export const DISPUTE_FEE = 1_500
const ANSWER_WITHIN = 9 * 24 * 60 * 60

const EVIDENCE = [
  'access_activity_log', 'billing_address', 'cancellation_policy', 'cancellation_policy_disclosure', 'cancellation_rebuttal', 'customer_communication',
  'customer_email_address', 'customer_name', 'customer_purchase_ip', 'customer_signature', 'duplicate_charge_documentation', 'duplicate_charge_explanation',
  'duplicate_charge_id', 'product_description', 'receipt', 'refund_policy', 'refund_policy_disclosure', 'refund_refusal_explanation', 'service_date',
  'service_documentation', 'shipping_address', 'shipping_carrier', 'shipping_date', 'shipping_documentation', 'shipping_tracking_number',
  'uncategorized_file', 'uncategorized_text',
]

/** The client's bank takes the money back, or only asks (an inquiry moves no money). Gives the charge as it is then. */
export function openDispute(call: Call, charge: Resource, { reason, isInquiry = false }: { reason: string; isInquiry?: boolean }): Resource {
  const { world, account } = call
  if (!charge.captured || charge.disputed) throw invalid(`Charge ${charge.id} cannot be disputed: it is not captured, or disputed already.`)
  const id = newId('du')
  const disputed = put(world, account, { ...charge, disputed: true })
  const amount = charge.amount - charge.amount_refunded
  const booked = isInquiry ? [] : [book(call, { type: 'adjustment', amount: -amount, fee: DISPUTE_FEE, currency: charge.currency, source: id, category: 'dispute', description: `Chargeback withdrawal for ${charge.id}` })]
  const dispute = put(world, account, {
    id,
    object: 'dispute',
    amount,
    balance_transactions: booked,
    charge: charge.id,
    created: nowOf(world),
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: { ...Object.fromEntries(EVIDENCE.map((name) => [name, null])), enhanced_evidence: {} },
    evidence_details: { due_by: nowOf(world) + ANSWER_WITHIN, enhanced_eligibility: {}, has_evidence: false, past_due: false, submission_count: 0, submission_method: 'not_submitted' },
    is_charge_refundable: isInquiry,
    livemode: false,
    metadata: {},
    network_reason_code: reason === 'fraudulent' ? '10' : '13.1',
    payment_intent: charge.payment_intent,
    payment_method_details: { card: { brand: charge.payment_method_details.card.brand, case_type: isInquiry ? 'inquiry' : 'chargeback', network: charge.payment_method_details.card.brand, network_reason_code: reason === 'fraudulent' ? '10' : '13.1' }, type: 'card' },
    reason,
    status: isInquiry ? 'warning_needs_response' : 'needs_response',
  })
  emit(call, 'charge.dispute.created', dispute)
  if (!isInquiry) emit(call, 'charge.dispute.funds_withdrawn', dispute)
  return disputed
}
