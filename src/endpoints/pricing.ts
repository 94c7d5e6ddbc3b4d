import { z } from 'zod'
import { TAX_TREATMENTS } from '../domain/papers/taxRule.ts'
import { QuoteInput } from '../domain/pricing/quoteInput.ts'
import { PRICE_RULES } from '../domain/pricing/types.ts'
import { STAFF_ROLES } from '../domain/users/roles.ts'
import { endpoint } from '../lib/http/endpoint.ts'
import { documentOf, moment } from '../lib/http/output.ts'
import { duplicatePriceTable as duplicate } from '../operations/pricing/duplicatePriceTable.ts'
import { findPriceTableProblems } from '../operations/pricing/findPriceTableProblems.ts'
import { previewPrice as preview } from '../operations/pricing/previewPrice.ts'
import { quotePrice } from '../operations/pricing/quotePrice.ts'
import { readablePriceTable } from '../operations/pricing/readablePriceTable.ts'

const UNPRICEABLE = [
  'unknown_service', 'unknown_level', 'unknown_extra', 'unknown_subject', 'unknown_writer_level', 'unknown_spacing',
  'units_out_of_range', 'deadline_in_past', 'deadline_too_soon', 'deadline_too_far', 'price_too_high',
] as const

export const PriceLine = z.object({
  code: z.string(),
  label: z.string(),
  amountMinor: z.int().describe('What the line adds, or takes off'),
  rule: z.enum(PRICE_RULES),
  inputs: z.record(z.string(), z.union([z.string(), z.number(), z.null()])).describe('The facts that the amount follows from'),
}).meta({ id: 'PriceLine' })

export const Discounts = z.object({
  applied: z.array(z.object({ code: z.string(), label: z.string(), amountMinor: z.int() })),
  rejected: z.array(z.object({ code: z.string(), reason: z.literal('not_found'), message: z.string() })),
}).meta({ id: 'Discounts' })

/** The taxes of a price, each in minor units. */
export const PriceTax = z.object({
  how: z.enum(TAX_TREATMENTS).describe('`reverse_charge`: a business in another EU country owes the tax itself'),
  isOnTop: z.boolean().describe('Added to the prices as lines of their own; else they contain it'),
  lines: z.array(z.object({ country: z.string(), percent: z.number(), label: z.string(), amountMinor: z.int() })),
}).meta({ id: 'PriceTax' })

const priced = { currency: z.string(), totalMinor: z.int().describe('The sum of the lines'), lines: z.array(PriceLine), discounts: Discounts }

export const quote = endpoint({
  method: 'post',
  path: '/pricing/quote',
  summary: 'The price of some work, promised for 30 minutes',
  access: 'public',
  input: QuoteInput,
  output: z.object({ token: z.string().describe('Send it with the order'), expiresAt: moment, ...priced, taxMinor: z.int().describe('Of the total'), tax: PriceTax }).meta({ id: 'Quote' }),
  refusals: [...UNPRICEABLE, 'no_price_table'],
  handler: async ({ req, user, website, input }) => {
    const { token, quote: promised } = await quotePrice(req, { website, client: user?.id ?? null, input })
    const { expiresAt, currency, totalMinor, lines, discounts, taxMinor, tax: { how, isOnTop, lines: taxLines } } = promised
    return { token, expiresAt, currency, totalMinor, lines, discounts, taxMinor, tax: { how, isOnTop, lines: taxLines } }
  },
})

export const previewPrice = endpoint({
  method: 'post',
  path: '/:id/preview',
  summary: 'What this price table would charge',
  access: STAFF_ROLES,
  input: QuoteInput,
  output: z.object({ level: z.string().describe('The level that was priced'), ...priced }).meta({ id: 'Price' }),
  refusals: [...UNPRICEABLE, 'price_table_invalid'],
  handler: async ({ req, params, input }) =>
    preview(req, { doc: await readablePriceTable(req, params.id), input }),
})

export const priceTableProblems = endpoint({
  method: 'get',
  path: '/:id/problems',
  summary: 'What keeps this price table from being scheduled, and what its editor should look at',
  access: STAFF_ROLES,
  output: z.object({
    isValid: z.boolean(),
    problems: z.array(z.object({ path: z.string(), severity: z.enum(['error', 'warning']), message: z.string() })),
  }),
  handler: async ({ req, params }) => {
    const problems = await findPriceTableProblems(req, await readablePriceTable(req, params.id))
    return { isValid: problems.every(({ severity }) => severity !== 'error'), problems }
  },
})

export const duplicatePriceTable = endpoint({
  method: 'post',
  path: '/:id/duplicate',
  summary: 'Copies this price table into a new draft',
  access: ['admin'],
  status: 201,
  output: z.object({ doc: documentOf('price-tables') }),
  handler: async ({ req, params }) => ({
    doc: await duplicate(req, await readablePriceTable(req, params.id)),
  }),
})
