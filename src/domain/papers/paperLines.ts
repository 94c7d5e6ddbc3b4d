import { SURCHARGE_LABEL } from '../payments/surcharge.ts'
import type { PaperKind } from './kinds.ts'
import type { PaperLine } from './paper.ts'

type Sold = { label: string; amountMinor: number }
type Said = {
  kind: PaperKind
  about: string
  totalMinor: number
  /** Without taxes; the lines sum to it where taxes come on top of prices. */
  netMinor?: number
  /** Of the total the fee of the gateway, and of that the tax. */
  surchargeMinor?: number
  surchargeTaxMinor?: number
  sold: readonly Sold[]
}

/** What a paper is about: the goods of an invoice line by line, or one line for what was paid or given back. */
export function paperLines(said: Said): PaperLine[] {
  const { kind, about, totalMinor, surchargeMinor = 0 } = said
  const wholeMinor = totalMinor - surchargeMinor
  if (kind === 'invoice') return invoiceLines(said, wholeMinor)
  return [{ label: `${kind === 'receipt' ? 'Payment' : 'Refund'} for ${about}`, amountMinor: wholeMinor }, ...feeLine(surchargeMinor)]
}

function invoiceLines({ about, totalMinor, netMinor = totalMinor, surchargeMinor = 0, surchargeTaxMinor = 0, sold }: Said, wholeMinor: number): PaperLine[] {
  const listed = sold.map(({ label, amountMinor }) => ({ label, amountMinor }))
  const listedMinor = listed.length > 0 ? sum(listed) : null
  if (listedMinor === wholeMinor) return [...listed, ...feeLine(surchargeMinor)]
  // Taxes on top are in no line: the lines sum to the net amount, with the fee's.
  const feeNetMinor = surchargeMinor - surchargeTaxMinor
  if (listedMinor === netMinor - feeNetMinor) return [...listed, ...feeLine(feeNetMinor)]
  // A price is rounded once more than its lines: what they do not explain is not invented.
  return [{ label: about, amountMinor: wholeMinor }, ...feeLine(surchargeMinor)]
}

const feeLine = (amountMinor: number): PaperLine[] => (amountMinor > 0 ? [{ label: SURCHARGE_LABEL, amountMinor }] : [])

const sum = (lines: readonly Sold[]): number => lines.reduce((total, { amountMinor }) => total + amountMinor, 0)
