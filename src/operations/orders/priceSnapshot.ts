import type { PayloadRequest } from 'payload'
import type { BriefField } from '../../domain/pricing/briefForm.ts'
import type { Quote } from '../../domain/pricing/types.ts'
import { satisfyingLevels } from '../../domain/writers/eligibility.ts'
import { readPriceTable } from '../pricing/readPriceTable.ts'
import { serviceById } from '../pricing/serviceById.ts'
import { taxForClient } from '../taxes/taxForClient.ts'

export type PriceSnapshot = {
  service: string
  units: number
  level: string | null
  subject: string | null
  writerLevel: string | null
  eligibleLevels: string[] | null
  currency: string
  totalMinor: number
  taxMinor: number
  tax: unknown
  lines: unknown
  discounts: unknown
  deadline: string
  needsReview: boolean
  briefForm: BriefField[]
  priceTable: string
  quoteId: string
  quoteHash: string
  quoteExpiresAt: string
  quoteInputs: unknown
}

/**
 * What an order keeps of its quote: the price with its breakdown and this client's taxes, and what the service
 * asked for at that time.
 * @throws DomainError `quote_invalid`
 */
export async function priceSnapshot(req: PayloadRequest, quote: Quote, client: string): Promise<PriceSnapshot> {
  const { service: id, inputs, priceTable, currency, discounts } = quote
  const { totalMinor, taxMinor, tax, lines } = await taxForClient(req, quote, client)
  const { needsReview, briefForm } = await serviceById(req, id)
  const { units, level, subject, writerLevel, deadline } = inputs
  return {
    service: id, units, level, subject, writerLevel, currency, totalMinor, taxMinor, tax, lines, discounts, deadline, needsReview, briefForm, priceTable,
    eligibleLevels: writerLevel === null ? null : satisfyingLevels(writerLevel, (await readPriceTable(req, priceTable)).writerLevels),
    quoteId: quote.id, quoteHash: quote.hash, quoteExpiresAt: quote.expiresAt, quoteInputs: inputs,
  }
}
