import { formatMinor } from '../money/format.ts'
import type { RefundStage } from './entitlement.ts'

/** What a website approves without a person. Off while the largest amount is 0. */
export type AutoPolicy = {
  autoRefundMaximumMinor: number
  autoRefundsNotStarted: boolean
  autoRefundsStarted: boolean
  autoRefundsDelivered: boolean
  autoRefundsCompleted: boolean
  /** Refunds that the client may have had in the last 90 days. */
  autoRefundsIn90Days: number
  autoRefundAccountDays: number
}

export type AutoCase = {
  stage: RefundStage
  amountMinor: number
  currency: string
  entitledMinor: number
  isAskedByClient: boolean
  refundsIn90Days: number
  accountDays: number
  /** Whether the client’s bank has taken a payment for it back. */
  isDisputed: boolean
}

export const isAutoOn = ({ autoRefundMaximumMinor }: AutoPolicy): boolean => autoRefundMaximumMinor > 0

/** Why a request needs a person; nothing when the website approves it by itself. */
export function reasonsForPerson(request: AutoCase, policy: AutoPolicy): string[] {
  const { stage, amountMinor, entitledMinor, currency, isAskedByClient, refundsIn90Days, accountDays, isDisputed } = request
  const isOn = isAutoOn(policy)
  const checks: [boolean, string][] = [
    [!isOn, 'The website approves no refund by itself.'],
    [isOn && !isAskedByClient, 'Staff asked for it.'],
    [isOn && amountMinor > policy.autoRefundMaximumMinor, `It is more than the ${formatMinor(policy.autoRefundMaximumMinor, currency)} that are approved by themselves.`],
    [amountMinor > entitledMinor, `It is more than the ${formatMinor(entitledMinor, currency)} that this stage gives.`],
    [isDisputed, 'The client’s bank has taken a payment for it back.'],
    [isOn && !isStageOn(stage, policy), 'At this stage a person decides.'],
    [isOn && refundsIn90Days > policy.autoRefundsIn90Days, `The client had ${refundsIn90Days} refunds in the last 90 days.`],
    [isOn && accountDays < policy.autoRefundAccountDays, `The client came ${accountDays} days ago.`],
  ]
  return checks.filter(([isSo]) => isSo).map(([, reason]) => reason)
}

function isStageOn(stage: RefundStage, policy: AutoPolicy): boolean {
  const on: Record<RefundStage, boolean> = {
    not_started: policy.autoRefundsNotStarted, started: policy.autoRefundsStarted,
    delivered: policy.autoRefundsDelivered, completed: policy.autoRefundsCompleted, closed: false, unspent: false,
  }
  return on[stage]
}
