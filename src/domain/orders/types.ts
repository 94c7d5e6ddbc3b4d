import type { BriefField } from '../pricing/briefForm.ts'
import type { DecidedTax } from '../taxes/types.ts'
import type { Facts } from '../workflow/types.ts'
import type { Candidate } from '../writers/candidate.ts'
import type { OrderState } from './states.ts'

/** Which side caused a hold. */
export const HOLD_SIDES = ['client', 'writer', 'platform'] as const
export type HoldSide = (typeof HOLD_SIDES)[number]

export const TITLE_LENGTH = 200

/** An order as its rules know it; moments are ISO strings. */
export type Order = {
  id: string
  website: string
  state: OrderState
  version: number
  stateEpisode: number
  number: string
  title: string
  client: string
  writer: string | null
  service: string
  brief: Record<string, unknown>
  briefForm: BriefField[]
  needsReview: boolean
  currency: string
  totalMinor: number
  /** Of the total; null with `tax` for an order from before taxes were kept with orders. */
  taxMinor: number | null
  tax: DecidedTax | null
  subject: string | null
  writerLevel: string | null
  eligibleLevels: string[] | null
  quoteExpiresAt: string
  deadline: string
  writerSharePercent: number | null
  revisionsUsed: number
  heldFrom: 'in_progress' | 'in_revision' | null
  pausedAt: string | null
  workSince: string | null
  deliveredAt: string | null
  completedAt: string | null
  /** How it is paid in parts, where it is. */
  installmentPlan: string | null
}

/** What a website decides about its orders. */
export type OrderSettings = {
  revisionDays: number
  revisionQuota: number
  reopenDays: number
  writerSharePercent: number
  startedRefundPercent: number
}

/** What the guards of an order judge. */
export type OrderFacts = Facts<Order> & {
  settings: OrderSettings
  /** The writer a move is about: who claims or asks, or whom staff name. */
  candidate: Candidate | null
  /** Clean files of the final category that the writer handed over since the work began (again). */
  cleanFinals: number
  /** Paid and neither earned nor refunded. */
  heldMinor: number
  /** Of it, the tax. */
  heldTaxMinor: number
  /** What must be held before work begins: the price, or the deposit of its installment plan. */
  requiredMinor: number
  /** Of its installment plan, what is still to be paid; 0 without one. */
  outstandingMinor: number
  /** The writer's earning of this order can no longer be taken back. */
  isEarningCleared: boolean
  /** The open request that staff want to approve, by its writer. */
  request: { id: string; writer: string } | null
  /** A writer waits for an answer; looked up for staff of an order that is available. */
  hasOpenRequests: boolean
  /** The candidate waits for an answer to a request of their own. */
  hasAsked: boolean
  /** The total after a new quote that came with the move; null when none came. */
  newTotalMinor: number | null
}
