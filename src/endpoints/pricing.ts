import { QuoteInput } from '../domain/pricing/quoteInput.ts'
import { STAFF_ROLES } from '../domain/users/roles.ts'
import { endpoint } from '../lib/http/endpoint.ts'
import { duplicatePriceTable as duplicate } from '../operations/pricing/duplicatePriceTable.ts'
import { findPriceTableProblems } from '../operations/pricing/findPriceTableProblems.ts'
import { previewPrice as preview } from '../operations/pricing/previewPrice.ts'
import { quotePrice } from '../operations/pricing/quotePrice.ts'
import { readablePriceTable } from '../operations/pricing/readablePriceTable.ts'

export const quote = endpoint({
  method: 'post',
  path: '/pricing/quote',
  summary: 'The price of some work, promised for 30 minutes',
  access: 'public',
  input: QuoteInput,
  handler: async ({ req, website, input }) => {
    const { token, quote: promised } = await quotePrice(req, { website, input })
    const { expiresAt, currency, totalMinor, lines, discounts } = promised
    return { token, expiresAt, currency, totalMinor, lines, discounts }
  },
})

export const previewPrice = endpoint({
  method: 'post',
  path: '/:id/preview',
  summary: 'What this price table would charge',
  access: STAFF_ROLES,
  input: QuoteInput,
  handler: async ({ req, params, input }) =>
    preview(req, { doc: await readablePriceTable(req, params.id), input }),
})

export const priceTableProblems = endpoint({
  method: 'get',
  path: '/:id/problems',
  summary: 'What keeps this price table from being scheduled, and what its editor should look at',
  access: STAFF_ROLES,
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
  handler: async ({ req, params }) => ({
    doc: await duplicate(req, await readablePriceTable(req, params.id)),
  }),
})
