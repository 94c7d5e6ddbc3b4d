import { z } from 'zod'
import { isCurrency } from '../../../domain/money/currency.ts'

/** What we rely on of Stripe's objects, and nothing else: `null` and missing are the same. */
const text = z.string().min(1)
const optional = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null)
const amount = z.int()
const currency = text.transform((code) => code.toUpperCase()).refine(isCurrency, 'is no currency')
const metadata = optional(z.record(z.string(), z.string()))
const idOf = z.union([text, z.object({ id: text }).transform(({ id }) => id)])

const balanceTransaction = z.object({ id: text, amount, fee: amount, currency })
const charge = z.object({ id: text, balance_transaction: optional(z.union([balanceTransaction, text])) })
const card = z.object({ brand: text, last4: text, exp_month: z.int().min(1).max(12), exp_year: z.int() })
const method = z.object({ id: text, type: text, card: optional(card) })
const problem = z.object({ code: optional(text), decline_code: optional(text) })

export const intentAnswer = z.object({
  id: text.startsWith('pi_'),
  status: text,
  amount,
  amount_received: amount.min(0),
  currency,
  customer: optional(idOf),
  client_secret: optional(text),
  last_payment_error: optional(problem),
  latest_charge: optional(z.union([charge, text])),
  metadata,
  next_action: optional(z.object({ redirect_to_url: optional(z.object({ url: optional(text) })) })),
  payment_method: optional(z.union([method, text])),
  setup_future_usage: optional(text),
})
export type IntentAnswer = z.output<typeof intentAnswer>

export const sessionAnswer = z.object({
  id: text.startsWith('cs_'),
  status: text,
  payment_status: text,
  currency,
  customer: optional(idOf),
  expires_at: z.int(),
  metadata,
  payment_intent: optional(z.union([intentAnswer, text])),
  url: optional(text),
})
export type SessionAnswer = z.output<typeof sessionAnswer>

export const refundAnswer = z.object({
  id: text, status: text, amount: amount.min(1), currency, payment_intent: optional(idOf), failure_reason: optional(text), metadata,
})
export const transferAnswer = z.object({ id: text, amount: amount.min(1), currency, reversed: z.boolean(), metadata })
export const disputeAnswer = z.object({
  id: text,
  status: text,
  reason: text,
  amount: amount.min(0),
  currency,
  payment_intent: optional(idOf),
  balance_transactions: z.array(balanceTransaction),
  evidence_details: z.object({ due_by: optional(z.int()), submission_count: z.int().min(0) }),
})
export const customerAnswer = z.object({ id: text.startsWith('cus_'), metadata })
export const fileAnswer = z.object({ id: text })
export const savedMethodAnswer = z.object({ id: text, customer: optional(idOf) })
export const idAnswer = z.object({ id: text })
export const balanceAnswer = z.object({ object: z.literal('balance'), livemode: z.boolean() })

const source = z.object({ id: text, object: text, payment_intent: optional(idOf) })
export const movementAnswer = z.object({ id: text, type: text, amount, fee: amount, currency, created: z.int(), source: optional(z.union([source, text])) })
export type MovementAnswer = z.output<typeof movementAnswer>

/** One page of a list. */
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ data: z.array(item), has_more: z.boolean() })
