/** One movement of money as one side knows it. Signed: what came to the gateway is positive. */
export type Movement = {
  /** What it is about, in words that both sides share, such as `charge pi_1`. */
  subject: string
  amountMinor: number
  currency: string
  at: Date
  /** The gateway's id of it, or that of the ledger transaction. */
  id: string
}

export const DIFFERENCE_CAUSES = {
  missing_in_ledger: { label: 'Missing in the ledger', repair: 'Open the payment or refund and let it ask the gateway again, or replay its webhook. If Scriptorium never began it, somebody used the gateway directly: book it as an adjustment.' },
  missing_at_gateway: { label: 'Missing at the gateway', repair: 'Look for it in the gateway’s dashboard by the id. If the gateway never moved this money, take the booking back with an adjustment.' },
  doubled_in_ledger: { label: 'Booked more than once', repair: 'The money moved once. Take the booking that is too many back with an adjustment.' },
  doubled_at_gateway: { label: 'Moved more than once', repair: 'The client was charged, or given back, more than once. Refund or book what is too many.' },
  wrong_amount: { label: 'Another amount', repair: 'Compare both in the gateway’s dashboard, and book the difference as an adjustment.' },
  wrong_currency: { label: 'Another currency', repair: 'The booking is in another currency than the money. Take it back, and book it in the currency of the gateway.' },
} as const
export type DifferenceCause = keyof typeof DIFFERENCE_CAUSES

export type Difference = {
  cause: DifferenceCause
  subject: string
  currency: string
  gatewayMinor: number
  ledgerMinor: number
  /** What each side calls it. */
  gatewayIds: string[]
  transactions: string[]
}

export type Comparison = { agreed: number; differences: Difference[]; underWay: Difference[] }

type Sides = { gateway: Movement[]; ledger: Movement[] }

/**
 * Compares both sides subject by subject. What is only in the ledger and younger than the grace is under way:
 * the gateway has been asked and has not done it yet.
 */
export function compare({ gateway, ledger, now, graceHours }: { gateway: readonly Movement[]; ledger: readonly Movement[]; now: Date; graceHours: number }): Comparison {
  const result: Comparison = { agreed: 0, differences: [], underWay: [] }
  for (const [subject, sides] of bySubject(gateway, ledger)) {
    const difference = differenceOf(subject, sides)
    if (!difference) result.agreed += 1
    else if (isUnderWay(difference, sides, { now, graceHours })) result.underWay.push(difference)
    else result.differences.push(difference)
  }
  return result
}

function bySubject(gateway: readonly Movement[], ledger: readonly Movement[]): Map<string, Sides> {
  const subjects = new Map<string, Sides>()
  const sidesOf = (subject: string): Sides => {
    const sides = subjects.get(subject) ?? { gateway: [], ledger: [] }
    subjects.set(subject, sides)
    return sides
  }
  for (const movement of gateway) sidesOf(movement.subject).gateway.push(movement)
  for (const movement of ledger) sidesOf(movement.subject).ledger.push(movement)
  return subjects
}

function differenceOf(subject: string, { gateway, ledger }: Sides): Difference | null {
  const [there, here] = [sumOf(gateway), sumOf(ledger)]
  const cause = causeOf({ there, here, isElsewhere: currenciesDiffer(gateway, ledger), hasThere: gateway.length > 0, hasHere: ledger.length > 0 })
  if (!cause) return null
  const { currency } = (gateway[0] ?? ledger[0])!
  return { cause, subject, currency, gatewayMinor: there, ledgerMinor: here, gatewayIds: gateway.map(({ id }) => id), transactions: [...new Set(ledger.map(({ id }) => id))] }
}

type Judged = { there: number; here: number; isElsewhere: boolean; hasThere: boolean; hasHere: boolean }

function causeOf({ there, here, isElsewhere, hasThere, hasHere }: Judged): DifferenceCause | null {
  if (isElsewhere) return 'wrong_currency'
  if (there === here) return null
  if (!hasHere || here === 0) return 'missing_in_ledger'
  if (!hasThere || there === 0) return 'missing_at_gateway'
  if (isMultiple(here, there)) return 'doubled_in_ledger'
  return isMultiple(there, here) ? 'doubled_at_gateway' : 'wrong_amount'
}

const isMultiple = (large: number, small: number): boolean => large % small === 0 && large / small > 1

const sumOf = (movements: readonly Movement[]): number => movements.reduce((sum, { amountMinor }) => sum + amountMinor, 0)

function currenciesDiffer(gateway: readonly Movement[], ledger: readonly Movement[]): boolean {
  if (gateway.length === 0 || ledger.length === 0) return false
  const names = (side: readonly Movement[]): string => [...new Set(side.map(({ currency }) => currency))].sort().join()
  return names(gateway) !== names(ledger)
}

const isUnderWay = ({ cause }: Difference, { ledger }: Sides, { now, graceHours }: { now: Date; graceHours: number }): boolean =>
  cause === 'missing_at_gateway' && ledger.every(({ at }) => now.getTime() - at.getTime() < graceHours * 3_600_000)
