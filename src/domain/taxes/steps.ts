import type { AccountKind } from '../ledger/accountKinds.ts'
import type { Move } from '../ledger/fundings.ts'
import type { TransactionKind } from '../ledger/kinds.ts'

/** What one transaction did to held funds. */
export type Step = {
  transaction: string
  kind: TransactionKind | undefined
  /** From where money comes from, and back to it. */
  receivedMinor: number
  refundedMinor: number
  /** To those who earn, the tax among them; below zero when it was taken back. */
  earnedMinor: number
  earnedTaxMinor: number
}

const SOURCES: readonly AccountKind[] = ['gateway', 'client_wallet', 'client_bonus']

/** Sums up the postings of held funds by transaction, in their order. */
export function stepsOf(history: readonly Move[]): Step[] {
  const steps = new Map<string, Step>()
  for (const [index, move] of history.entries()) {
    const transaction = move.transaction ?? `${index}`
    const step = steps.get(transaction) ?? { transaction, kind: move.kind, receivedMinor: 0, refundedMinor: 0, earnedMinor: 0, earnedTaxMinor: 0 }
    steps.set(transaction, added(step, move))
  }
  return [...steps.values()]
}

function added(step: Step, { from, to, amountMinor }: Move): Step {
  const isIn = to.kind === 'held_funds'
  const other = isIn ? from.kind : to.kind
  if (SOURCES.includes(other)) return isIn ? { ...step, receivedMinor: step.receivedMinor + amountMinor } : { ...step, refundedMinor: step.refundedMinor + amountMinor }
  const earnedMinor = isIn ? -amountMinor : amountMinor
  return { ...step, earnedMinor: step.earnedMinor + earnedMinor, earnedTaxMinor: step.earnedTaxMinor + (other === 'tax' ? earnedMinor : 0) }
}
