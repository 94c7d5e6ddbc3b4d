import { SURCHARGE_LABEL } from '../payments/surcharge.ts'
import type { PaperKind } from './kinds.ts'
import type { PaperLine } from './paper.ts'

type Sold = { label: string; amountMinor: number }
type Said = { kind: PaperKind; about: string; totalMinor: number; /** Of it the fee of the gateway. */ surchargeMinor?: number; sold: readonly Sold[] }

/** What a paper is about: the goods of an invoice line by line, or one line for what was paid or given back. */
export function paperLines({ totalMinor, surchargeMinor = 0, ...about }: Said): PaperLine[] {
  const fee = surchargeMinor > 0 ? [{ label: SURCHARGE_LABEL, amountMinor: surchargeMinor }] : []
  return [...mainLines({ ...about, totalMinor: totalMinor - surchargeMinor }), ...fee]
}

function mainLines({ kind, about, totalMinor, sold }: Omit<Said, 'surchargeMinor'>): PaperLine[] {
  if (kind === 'receipt') return [{ label: `Payment for ${about}`, amountMinor: totalMinor }]
  if (kind === 'credit_note') return [{ label: `Refund for ${about}`, amountMinor: totalMinor }]
  const listed = sold.map(({ label, amountMinor }) => ({ label, amountMinor }))
  // A price is rounded once more than its lines: what they do not explain is not invented.
  return sum(listed) === totalMinor && listed.length > 0 ? listed : [{ label: about, amountMinor: totalMinor }]
}

const sum = (lines: readonly Sold[]): number => lines.reduce((total, { amountMinor }) => total + amountMinor, 0)
