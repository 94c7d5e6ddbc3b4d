import { createHash } from 'node:crypto'
import type { Gateway, GatewayDispute } from '../../../domain/gateways/gateway.ts'
import { GatewayError } from '../../../domain/gateways/GatewayError.ts'
import { ourMinor } from './amounts.ts'
import { disputeAnswer, fileAnswer } from './answers.ts'
import type { Ask } from './ask.ts'
import { keyOf } from './start.ts'

type Step = GatewayDispute['step']

/** An inquiry that ends has cost nothing: it counts as won. */
const STEPS: Readonly<Record<string, Step>> = {
  needs_response: 'needs_response', appeal_needs_response: 'needs_response', under_review: 'under_review', appeal_under_review: 'under_review',
  won: 'won', warning_closed: 'won', prevented: 'won', lost: 'lost', warning_needs_response: 'inquiry', warning_under_review: 'inquiry',
}

export async function readDispute(ask: Ask, id: string): Promise<GatewayDispute> {
  const answer = await ask.for(disputeAnswer, (stripe) => stripe.disputes.retrieve(id))
  const step = STEPS[answer.status]
  if (answer.id !== id || !answer.payment_intent || !step) throw new GatewayError('unreachable', `Stripe’s answer about the dispute ${id} can’t be understood.`, 'nonsense')
  const { currency, evidence_details: evidence } = answer
  return {
    id,
    intentId: answer.payment_intent,
    step,
    amountMinor: ourMinor(answer.amount, currency),
    currency,
    movements: answer.balance_transactions.map((moved) => ({ id: moved.id, amountMinor: ourMinor(moved.amount, moved.currency), feeMinor: ourMinor(moved.fee, moved.currency) })),
    reason: answer.reason,
    evidenceDueAt: evidence.due_by === null ? null : new Date(evidence.due_by * 1_000),
  }
}

/** As much text as Stripe takes. */
const TEXT_LIMIT = 20_000

/** Hands the evidence to the bank, which can be done once: the same bytes under the same key do it once. */
export async function submitEvidence(ask: Ask, id: string, { key, pdf, text }: Parameters<Gateway['submitEvidence']>[1]): Promise<GatewayDispute> {
  const print = createHash('sha256').update(pdf).update(text).digest('hex').slice(0, 16)
  const name = `${key}:${print}`
  const file = await ask.for(fileAnswer, (stripe) =>
    stripe.files.create({ purpose: 'dispute_evidence', file: { data: pdf, name: 'evidence.pdf', type: 'application/pdf' } }, keyOf('evidence', name, 'file')))
  const evidence = { uncategorized_file: file.id, uncategorized_text: text.slice(0, TEXT_LIMIT) }
  await ask.for(disputeAnswer, (stripe) => stripe.disputes.update(id, { evidence, submit: true }, keyOf('evidence', name, 'submit')))
  return readDispute(ask, id)
}
