import { allocate } from '../money/allocate.ts'
import { isOpen, openMinor, sumOf, sumOpen, type Part } from './plan.ts'

export type Fitted = Pick<Part, 'number' | 'state' | 'dueAt' | 'amountMinor' | 'paidMinor'>

/**
 * Makes parts sum to a price that has changed. Parts that are paid stay as they are; what is open grows or shrinks in
 * proportion, and a part of which nothing is left to pay is void, or paid where some of it was. Where nothing is open and more is due, there is
 * one part more, due at `dueAt`. Parts never sum to less than what was paid: what is above the price then is to be given back.
 */
export function fitParts<P extends Fitted>(parts: readonly P[], totalMinor: number, dueAt: Date): (P | Fitted)[] {
  const open = parts.filter(isOpen)
  const paidMinor = sumOf(parts) - sumOpen(parts)
  const restMinor = Math.max(0, totalMinor - paidMinor)
  if (restMinor === sumOpen(parts)) return [...parts]
  if (sumOpen(parts) === 0) return [...parts, { number: parts.length + 1, state: 'planned', dueAt: dueAt.toISOString(), amountMinor: restMinor, paidMinor: 0 }]
  const rests = allocate(restMinor, open.map(openMinor))
  return parts.map((part) => {
    const place = open.indexOf(part)
    return place < 0 ? part : withRest(part, rests[place]!)
  })
}

function withRest<P extends Fitted>(part: P, restMinor: number): P {
  const amountMinor = part.paidMinor + restMinor
  if (restMinor > 0) return { ...part, amountMinor }
  return { ...part, amountMinor, state: part.paidMinor > 0 ? 'paid' : 'void' }
}

/** What was paid fills the parts in their order. What a part has got it keeps. */
export function payParts<P extends Fitted>(parts: readonly P[], paidMinor: number): P[] {
  let leftMinor = paidMinor - (sumOf(parts) - sumOpen(parts))
  return parts.map((part) => {
    if (!isOpen(part) || leftMinor <= 0) return part
    const takenMinor = Math.min(leftMinor, openMinor(part))
    leftMinor -= takenMinor
    const paid = part.paidMinor + takenMinor
    return { ...part, paidMinor: paid, state: paid === part.amountMinor ? 'paid' : part.state }
  })
}

/** Ends a plan: what is open becomes one part that is due now, or nothing more where the document has ended. */
export function endParts<P extends Fitted>(parts: readonly P[], { dueAt, isRestDue }: { dueAt: Date; isRestDue: boolean }): (P | Fitted)[] {
  const restMinor = sumOpen(parts)
  const ended = parts.map((part) => (isOpen(part) ? cutShort(part) : part))
  if (!isRestDue || restMinor === 0) return ended
  return [...ended, { number: parts.length + 1, state: 'due', dueAt: dueAt.toISOString(), amountMinor: restMinor, paidMinor: 0 }]
}

/** What was paid of it is a part of its own; a part that nobody paid of is void, with its amount as a memory. */
const cutShort = <P extends Fitted>(part: P): P =>
  part.paidMinor > 0 ? { ...part, amountMinor: part.paidMinor, state: 'paid' } : { ...part, state: 'void' }
