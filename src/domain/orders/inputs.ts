import { z } from 'zod'
import { MAX_AMOUNT_MINOR } from '../money/amount.ts'
import { HOLD_SIDES } from './types.ts'

const MAX_TOKEN = 8_000
const reason = z.string().trim().min(1).max(2_000).describe('Why, in words')
// `widget` tells the panel what to offer by name where the API takes an id.
const writer = z.uuid().meta({ description: 'Id of the writer’s user', widget: 'writer' })
const earlierShareMinor = z.int().min(0).max(MAX_AMOUNT_MINOR).meta({ title: 'Share of the earlier writer', description: 'What the earlier writer gets of the held funds now; 0 for nothing' })

/** What the moves of an order need to be told. */
export const ORDER_INPUTS = {
  submit: z.strictObject({ quote: z.string().max(MAX_TOKEN).optional().describe('Token of a new quote, when the one of the draft has expired') }),
  request: z.strictObject({ message: z.string().trim().max(1_000).optional() }),
  approveRequest: z.strictObject({ request: z.uuid().meta({ description: 'Id of the request', widget: 'order_request' }) }),
  assign: z.strictObject({ writer, reason }),
  reassign: z.strictObject({ writer, reason, earlierShareMinor }),
  unassign: z.strictObject({ reason, earlierShareMinor }),
  hold: z.strictObject({ reason, side: z.enum(HOLD_SIDES).describe('Which side caused it') }),
  because: z.strictObject({ reason }),
  revise: z.strictObject({ reason, kind: z.enum(['defect', 'new_scope']) }),
  cancel: z.strictObject({ reason: reason.optional() }),
} as const
