import { z } from 'zod'
import { PRICING_LIMITS } from './limits.ts'
import type { PriceRequest } from './types.ts'

const code = z.string().min(1).max(PRICING_LIMITS.codeLength)

/** The body of a request for a price. Ranges of units and deadline are rules of the service, not of the shape. */
export const QuoteInput = z.strictObject({
  service: code,
  units: z.number(),
  level: code.optional(),
  deadline: z.iso.datetime({ offset: true }),
  extras: z.array(code).max(PRICING_LIMITS.extras).optional(),
  subject: code.optional(),
  writerLevel: code.optional(),
  spacing: code.optional(),
  discountCodes: z.array(code).max(PRICING_LIMITS.discountCodes).optional(),
})

export type QuoteInput = z.infer<typeof QuoteInput>

/** The request that a body stands for; what it repeats counts once. */
export const toPriceRequest = (input: QuoteInput): PriceRequest => ({
  service: input.service,
  units: input.units,
  level: input.level ?? null,
  deadline: new Date(input.deadline),
  extras: [...new Set(input.extras)].sort(),
  subject: input.subject ?? null,
  writerLevel: input.writerLevel ?? null,
  spacing: input.spacing ?? null,
  discountCodes: [...new Set(input.discountCodes)],
})
