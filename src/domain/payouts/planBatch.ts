import type { PayoutMethod } from './payoutDetails.ts'

/** A writer who has money, or an open payout, as a batch is made. */
export type Candidate = {
  writer: string
  name: string
  /** Available less what is owed. */
  payableMinor: number
  payout: { id: string; code: string; amountMinor: number; state: 'requested' | 'held' | 'approved'; batch: string | null } | null
  details: { id: string; method: PayoutMethod; masked: string; holdUntil: Date | null } | null
}

/** Why a writer is not in a batch, in words for staff. */
export const LEFT_OUT = {
  in_batch: 'In another batch already',
  no_details: 'Has given no account',
  on_hold: 'On hold, or the account was changed a short while ago',
  through_gateway: 'Is paid through the gateway, not by a bank file',
  not_covered: 'Available earnings do not cover the payout any more',
  below_minimum: 'Below the smallest payout',
  not_requested: 'Has not asked for a payout',
} as const
export type LeftOutReason = keyof typeof LEFT_OUT

export type Included = { writer: string; name: string; payout: string | null; amountMinor: number; account: string }
export type LeftOut = { writer: string; name: string; amountMinor: number; reason: LeftOutReason; sentence: string }
export type BatchPlan = { included: Included[]; leftOut: LeftOut[]; totalMinor: number }

/** `requests`: those who asked. `everyone`: also who did not, when the balance reaches the minimum. */
export type BatchScope = 'requests' | 'everyone'

/** Who goes into a batch with how much, and why the others stay out. */
export function planBatch(candidates: readonly Candidate[], rules: { scope: BatchScope; minimumMinor: number }): BatchPlan {
  const plan: BatchPlan = { included: [], leftOut: [], totalMinor: 0 }
  for (const candidate of candidates) {
    const { writer, name, payout, details } = candidate
    const amountMinor = payout?.amountMinor ?? candidate.payableMinor
    const reason = reasonAgainst(candidate, rules)
    if (reason) plan.leftOut.push({ writer, name, amountMinor, reason, sentence: LEFT_OUT[reason] })
    else {
      plan.included.push({ writer, name, payout: payout?.id ?? null, amountMinor, account: details!.masked })
      plan.totalMinor += amountMinor
    }
  }
  return plan
}

type Rules = Parameters<typeof planBatch>[1]

/** In this order, the first that holds. */
const AGAINST: Record<LeftOutReason, (candidate: Candidate, rules: Rules) => boolean> = {
  in_batch: ({ payout }) => Boolean(payout?.batch),
  no_details: ({ details }) => !details,
  on_hold: ({ payout, details }) => payout?.state === 'held' || Boolean(details?.holdUntil),
  through_gateway: ({ details }) => details?.method !== 'bank',
  not_covered: ({ payout, payableMinor }) => Boolean(payout) && payableMinor < payout!.amountMinor,
  below_minimum: ({ payout, payableMinor }, { minimumMinor }) => !payout && payableMinor < Math.max(1, minimumMinor),
  not_requested: ({ payout }, { scope }) => !payout && scope === 'requests',
}

const reasonAgainst = (candidate: Candidate, rules: Rules): LeftOutReason | null =>
  (Object.keys(AGAINST) as LeftOutReason[]).find((reason) => AGAINST[reason](candidate, rules)) ?? null
