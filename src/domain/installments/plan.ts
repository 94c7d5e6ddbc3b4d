import type { PlanTerms } from './terms.ts'

export const PLAN_STATES = ['waiting', 'active', 'paused', 'completed', 'cancelled'] as const
export type PlanState = (typeof PLAN_STATES)[number]
/** Its dates count. */
export const RUNNING = ['active', 'paused'] as const satisfies readonly PlanState[]

export const PART_STATES = ['planned', 'due', 'overdue', 'paid', 'void'] as const
export type PartState = (typeof PART_STATES)[number]
export const OPEN_PARTS = ['planned', 'due', 'overdue'] as const satisfies readonly PartState[]

/** One part of a price. The first is the deposit. Moments are ISO strings. */
export type Part = {
  id: string
  number: number
  state: PartState
  version: number
  dueAt: string
  amountMinor: number
  /** Of it paid; all of it once it is `paid`. */
  paidMinor: number
  remindedAt: string | null
}

/** How one document is paid in parts; moments are ISO strings. */
export type Plan = {
  id: string
  website: string
  state: PlanState
  version: number
  code: string
  client: string
  payableCollection: string
  payableId: string
  about: string
  currency: string
  totalMinor: number
  paidMinor: number
  depositPercent: number
  terms: PlanTerms
  /** Of what was paid, that went back before the plan began: it counts for nothing. */
  returnedMinor: number
  /** Whether the client let a saved method be charged; the one named, else the newest. */
  chargesItself: boolean
  method: string | null
  /** The last charge, how many were begun, and how many have failed since the client last paid. */
  charge: string | null
  charges: number
  failedTries: number
  nextTryAt: string | null
  /** The bank asks for its client: charging again would not help. */
  needsClient: boolean
  declineCode: string | null
  declineSentence: string | null
  /** The episode of the document's hold that this plan has caused. */
  holdEpisode: number | null
  /** When something happens by itself. */
  nextAt: string | null
}

export type PlanWithParts = Plan & { parts: Part[] }

export const isRunning = ({ state }: Pick<Plan, 'state'>): boolean => (RUNNING as readonly PlanState[]).includes(state)
export const isOpen = ({ state }: Pick<Part, 'state'>): boolean => (OPEN_PARTS as readonly PartState[]).includes(state)
export const openMinor = ({ amountMinor, paidMinor, state }: Pick<Part, 'amountMinor' | 'paidMinor' | 'state'>): number => (state === 'void' ? 0 : amountMinor - paidMinor)
export const sumOpen = (parts: readonly Pick<Part, 'amountMinor' | 'paidMinor' | 'state'>[]): number => parts.reduce((sum, part) => sum + openMinor(part), 0)
export const sumOf = (parts: readonly Pick<Part, 'amountMinor' | 'state'>[]): number => parts.reduce((sum, part) => sum + (part.state === 'void' ? 0 : part.amountMinor), 0)
