import type { PayloadRequest } from 'payload'
import type { BriefField } from '../../domain/pricing/briefForm.ts'
import type { Quote } from '../../domain/pricing/types.ts'
import { satisfyingLevels } from '../../domain/writers/eligibility.ts'
import { readPriceTable } from '../pricing/readPriceTable.ts'
import { serviceById } from '../pricing/serviceById.ts'

export type PriceSnapshot = {
  service: string
  units: number
  level: string | null
  subject: string | null
  writerLevel: string | null
  eligibleLevels: string[] | null
  currency: string
  totalMinor: number
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

/** What an order keeps of its quote: the price with its breakdown, and what the service asked for at that time. */
export async function priceSnapshot(req: PayloadRequest, quote: Quote): Promise<PriceSnapshot> {
  const { service: id, inputs, priceTable, currency, totalMinor, lines, discounts } = quote
  const { needsReview, briefForm } = await serviceById(req, id)
  const { units, level, subject, writerLevel, deadline } = inputs
  return {
    service: id, units, level, subject, writerLevel, currency, totalMinor, lines, discounts, deadline, needsReview, briefForm, priceTable,
    eligibleLevels: writerLevel === null ? null : satisfyingLevels(writerLevel, (await readPriceTable(req, priceTable)).writerLevels),
    quoteId: quote.id, quoteHash: quote.hash, quoteExpiresAt: quote.expiresAt, quoteInputs: inputs,
  }
}
