import { DomainError } from '../errors.ts'
import { allocate } from '../money/allocate.ts'
import { formatMinor } from '../money/format.ts'
import { LARGEST_DEPOSIT_PERCENT, type InstallmentSettings } from './terms.ts'

export type OfferedPart = { number: number; isDeposit: boolean; dueAt: Date; amountMinor: number }
export type Wish = { parts?: number | undefined; depositPercent?: number | undefined }

const DAY_MS = 86_400_000

type Priced = { totalMinor: number; currency: string; now: Date }

/**
 * Splits a price into a deposit, due at once, and equal parts at equal distances; by largest remainder, so that they
 * sum to it exactly. Without a wish the smallest deposit and as many parts as the price allows.
 * @throws DomainError `installment_terms` for what the website does not offer, or a price too small to be split
 */
export function offerParts({ totalMinor, currency, now }: Priced, settings: InstallmentSettings, wish: Wish): OfferedPart[] {
  const depositPercent = wish.depositPercent ?? settings.depositPercent
  refuseDeposit(depositPercent, settings)
  const count = wish.parts ?? mostPartsOf(totalMinor, depositPercent, settings)
  const amounts = split(totalMinor, depositPercent, count)
  if (count < 2 || count > settings.mostParts || Math.min(...amounts) < settings.smallestPartMinor) throw tooMany({ totalMinor, currency, count, depositPercent }, settings)
  return amounts.map((amountMinor, index) => ({ number: index + 1, isDeposit: index === 0, dueAt: new Date(now.getTime() + index * settings.partDays * DAY_MS), amountMinor }))
}

function refuseDeposit(depositPercent: number, { depositPercent: least }: InstallmentSettings): void {
  const most = Math.max(least, LARGEST_DEPOSIT_PERCENT)
  if (depositPercent >= least && depositPercent <= most) return
  throw new DomainError('installment_terms', `The deposit is ${least} to ${most} percent of the price.`, { least, most })
}

/** The deposit's weight beside that of each of the others, in whole numbers. */
const split = (totalMinor: number, percent: number, count: number): number[] =>
  count < 2 ? [totalMinor] : allocate(totalMinor, [percent * (count - 1), ...Array<number>(count - 1).fill(100 - percent)])

function mostPartsOf(totalMinor: number, percent: number, { mostParts, smallestPartMinor }: InstallmentSettings): number {
  for (let count = mostParts; count > 1; count -= 1) if (Math.min(...split(totalMinor, percent, count)) >= smallestPartMinor) return count
  return 1
}

function tooMany({ totalMinor, currency, count, depositPercent }: { totalMinor: number; currency: string; count: number; depositPercent: number }, settings: InstallmentSettings): DomainError {
  const most = mostPartsOf(totalMinor, depositPercent, settings)
  const smallest = formatMinor(settings.smallestPartMinor, currency)
  const sentence = most < 2
    ? `${formatMinor(totalMinor, currency)} is too little to be paid in parts of ${smallest} or more.`
    : `This can be paid in 2 to ${most} parts, the deposit included; none is below ${smallest}.`
  return new DomainError('installment_terms', sentence, { most, parts: count, smallestPartMinor: settings.smallestPartMinor })
}
