import { allocate } from '../money/allocate.ts'
import type { TakenBack } from '../ledger/recipes/refundedAfterEarned.ts'

/** An earning of a payable, with what refunds have taken of it so far. */
export type EarningLeft = {
  id: string
  writer: string
  isPending: boolean
  totalMinor: number
  /** The writer's share. */
  amountMinor: number
  taxMinor: number
  jurisdiction: string
  returnedMinor: number
  clawedBackMinor: number
  returnedTaxMinor: number
}

/** What a writer has, and how much more may be owed. */
export type WriterMeans = { availableMinor: number; owableMinor: number }

export type TakenFromEarning = TakenBack & { earning: string; returnedMinor: number; clawedBackMinor: number }

type TakeBack = {
  amountMinor: number
  /** Taken from writers at most; what they do not have and may not owe, the website bears. */
  clawBackMinor: number
  /** The newest first. */
  earnings: readonly EarningLeft[]
  means: ReadonlyMap<string, WriterMeans>
}

/** How much of a payable's earnings refunds have not taken yet. */
export const leftOf = ({ totalMinor, returnedMinor }: EarningLeft): number => totalMinor - returnedMinor

/**
 * Takes a refund from what was earned, the newest earning first: tax in proportion, by decision part of
 * the writer's share, and sales for the rest. Pending shares are cut where they are; of cleared ones the
 * writer gives what is available, then owes up to the limit.
 * @throws RangeError when more is refunded than was earned
 */
export function takeBack({ amountMinor, clawBackMinor, earnings, means }: TakeBack): TakenFromEarning[] {
  const purses = new Map([...means].map(([writer, purse]) => [writer, { ...purse }]))
  const taken: TakenFromEarning[] = []
  let leftMinor = amountMinor
  let toClawMinor = clawBackMinor
  for (const earning of earnings) {
    const partMinor = Math.min(leftMinor, leftOf(earning))
    if (partMinor === 0) continue
    leftMinor -= partMinor
    const part = takeFrom(earning, { partMinor, toClawMinor, purse: purses.get(earning.writer) })
    toClawMinor -= part.clawedBackMinor
    taken.push(part)
  }
  if (leftMinor > 0) throw new RangeError(`${leftMinor} of a refund of ${amountMinor} was never earned`)
  return taken
}

type Part = { partMinor: number; toClawMinor: number; purse: WriterMeans | undefined }

function takeFrom(earning: EarningLeft, { partMinor, toClawMinor, purse }: Part): TakenFromEarning {
  const leftTaxMinor = earning.taxMinor - earning.returnedTaxMinor
  const taxMinor = allocate(partMinor, [leftTaxMinor, leftOf(earning) - leftTaxMinor])[0]!
  const wantedMinor = Math.min(toClawMinor, earning.amountMinor - earning.clawedBackMinor, partMinor - taxMinor)
  const fromPendingMinor = earning.isPending ? wantedMinor : 0
  const fromAvailableMinor = earning.isPending || !purse ? 0 : Math.min(wantedMinor, purse.availableMinor)
  const fromOwedMinor = earning.isPending || !purse ? 0 : Math.min(wantedMinor - fromAvailableMinor, purse.owableMinor)
  if (purse) {
    purse.availableMinor -= fromAvailableMinor
    purse.owableMinor -= fromOwedMinor
  }
  const clawedBackMinor = fromPendingMinor + fromAvailableMinor + fromOwedMinor
  return {
    earning: earning.id, writer: earning.writer, jurisdiction: earning.jurisdiction, returnedMinor: partMinor, clawedBackMinor,
    taxMinor, fromPendingMinor, fromAvailableMinor, fromOwedMinor, salesMinor: partMinor - taxMinor - clawedBackMinor,
  }
}
