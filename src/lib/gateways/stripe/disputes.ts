import { createHash } from 'node:crypto'
import type { Gateway, GatewayDispute } from '../../../domain/gateways/gateway.ts'
import { GatewayError } from '../../../domain/gateways/GatewayError.ts'
import { now } from '../../clock.ts'
import { ourMinor } from './amounts.ts'
import { disputeAnswer, fileAnswer, idAnswer, pageOf } from './answers.ts'
import { isServerError, type Ask } from './ask.ts'
import { keyOf } from './start.ts'

type State = GatewayDispute['step']

/** A dispute that was prevented has cost nothing, like an inquiry that ends. */
const STEPS: Readonly<Record<string, State>> = {
  needs_response: 'needs_response', appeal_needs_response: 'needs_response', under_review: 'under_review', appeal_under_review: 'under_review',
  won: 'won', lost: 'lost', prevented: 'closed', warning_needs_response: 'needs_response', warning_under_review: 'under_review', warning_closed: 'closed',
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
    isInquiry: answer.status.startsWith('warning_'),
    submissions: evidence.submission_count,
    amountMinor: ourMinor(answer.amount, currency),
    currency,
    movements: answer.balance_transactions.map((moved) => ({ id: moved.id, amountMinor: ourMinor(moved.amount, moved.currency), feeMinor: ourMinor(moved.fee, moved.currency), currency: moved.currency })),
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
  // A second file does no harm.
  const file = await orAnew((step) => ask.for(fileAnswer, (stripe) =>
    stripe.files.create({ purpose: 'dispute_evidence', file: { data: pdf, name: 'evidence.pdf', type: 'application/pdf' } }, keyOf('evidence', name, step('file')))))
  const evidence = { uncategorized_file: file.id, uncategorized_text: text.slice(0, TEXT_LIMIT) }
  const submit = (step: Step): Promise<unknown> => ask.for(disputeAnswer, (stripe) => stripe.disputes.update(id, { evidence, submit: true }, keyOf('evidence', name, step(`submit:${file.id}`))))
  await orAnew(submit, () => hasLeft(ask, id))
  return readDispute(ask, id)
}

/** Closing one that was lost or closed before is what was asked for. */
export async function acceptDispute(ask: Ask, id: string): Promise<GatewayDispute> {
  try {
    await orAnew<unknown>((step) => ask.for(disputeAnswer, (stripe) => stripe.disputes.close(id, {}, keyOf('dispute', id, step('close')))), () => hasLeft(ask, id))
  } catch (error) {
    const said = error instanceof GatewayError && error.kind === 'refused' ? await readDispute(ask, id) : null
    if (said?.step !== 'lost' && said?.step !== 'closed') throw error
    return said
  }
  return readDispute(ask, id)
}

/** What was asked for has had its effect: the bank waits for us no more. */
async function hasLeft(ask: Ask, id: string): Promise<true | null> {
  return (await readDispute(ask, id)).step !== 'needs_response' || null
}

type Step = (name: string) => string

/**
 * Where Stripe fails in the middle it answers so for a day under the same key. What has had no effect is asked for
 * under a key of this minute: evidence that is late is worth nothing.
 */
async function orAnew<T>(run: (step: Step) => Promise<T>, found: () => Promise<T | null> = async () => null): Promise<T> {
  try {
    return await run((name) => name)
  } catch (error) {
    if (!(error instanceof GatewayError) || !isServerError(error)) throw error
    return (await found()) ?? run((name) => `${name}:${Math.floor(now().getTime() / MINUTE_MS)}`)
  }
}

const MINUTE_MS = 60_000

const MOST_PAGES = 10

export async function disputesSince(ask: Ask, from: Date): Promise<string[]> {
  const ids: string[] = []
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const after = ids.at(-1)
    const { data, has_more: hasMore } = await ask.for(pageOf(idAnswer), (stripe) =>
      stripe.disputes.list({ created: { gte: Math.floor(from.getTime() / 1_000) }, limit: 100, ...(after && { starting_after: after }) }))
    ids.push(...data.map(({ id }) => id))
    if (!hasMore || data.length === 0) break
  }
  return ids
}
