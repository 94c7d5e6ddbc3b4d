import type { GatewayDispute, GatewayName } from '../gateways/gateway.ts'
import type { EvidencePack } from './evidence.ts'

/** `submitting` and `conceding` are decisions of staff that the gateway has not taken yet. */
export const DISPUTE_STATES = ['needs_response', 'submitting', 'under_review', 'conceding', 'won', 'lost', 'closed'] as const
export type DisputeState = (typeof DISPUTE_STATES)[number]

/** Nothing is decided: what was paid is with the client's bank, and may come back. */
export const OPEN_DISPUTE_STATES = ['needs_response', 'submitting', 'under_review', 'conceding'] as const satisfies readonly DisputeState[]

export type DisputeMovement = GatewayDispute['movements'][number]

/** A dispute as operations read it; moments are ISO strings. */
export type Dispute = {
  id: string
  website: string
  version: number
  state: DisputeState
  stateEpisode: number
  code: string
  client: string
  payment: string
  payableCollection: string
  payableId: string
  gateway: GatewayName
  gatewayId: string
  intentId: string
  amountMinor: number
  currency: string
  reason: string
  isInquiry: boolean
  evidenceDueAt: string | null
  assignee: string | null
  answer: string | null
  evidence: EvidencePack | null
  problem: string | null
  /** Those that are booked. */
  movements: DisputeMovement[]
  /** With the client's bank now, and what it cost besides. */
  withdrawnMinor: number
  feeMinor: number
  recoveredWalletMinor: number
  recoveredHeldMinor: number
  submissions: number
  submissionsBefore: number
  /** What stands frozen in the client's wallet for it, and under which name. */
  freezeCause: string | null
  frozenMinor: number
  /** How often the gateway's answer was written down: an answer that was asked for before is stale. */
  synced: number
  asks: number
  reminders: number
}

export const payableOf = ({ payableCollection, payableId }: Pick<Dispute, 'payableCollection' | 'payableId'>) => ({ collection: payableCollection, id: payableId })

export const recoveredMinor = ({ recoveredWalletMinor, recoveredHeldMinor }: Pick<Dispute, 'recoveredWalletMinor' | 'recoveredHeldMinor'>): number =>
  recoveredWalletMinor + recoveredHeldMinor

/** What the website has lost and not taken back. */
export const unrecoveredMinor = (dispute: Pick<Dispute, 'withdrawnMinor' | 'recoveredWalletMinor' | 'recoveredHeldMinor'>): number =>
  Math.max(0, dispute.withdrawnMinor - recoveredMinor(dispute))

const MINUTE_MS = 60_000
const DAY_MS = 1_440 * MINUTE_MS
const HURRIED_MS = [MINUTE_MS, MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS]
const HOUR_MS = 60 * MINUTE_MS
const WEEKS_AFTER = 8

/**
 * When the gateway is asked again: soon while it has a decision of ours to take, daily while the bank has one,
 * and weekly for eight weeks after the end, since a lost dispute may still be won.
 * @param asks how often it was asked since the state was entered
 */
export function nextAsk(state: DisputeState, asks: number, now: Date): Date | null {
  const later = (ms: number): Date => new Date(now.getTime() + ms)
  if (state === 'submitting' || state === 'conceding') return later(HURRIED_MS[asks] ?? HOUR_MS)
  if (state === 'needs_response' || state === 'under_review') return later(DAY_MS)
  return asks < WEEKS_AFTER ? later(7 * DAY_MS) : null
}

/** Days before the evidence is due on which staff are reminded. */
export const REMIND_DAYS = [3, 1] as const

/** How many reminders are due by now. */
export const remindersDue = (evidenceDueAt: Date, now: Date): number =>
  REMIND_DAYS.filter((days) => evidenceDueAt.getTime() - now.getTime() <= days * DAY_MS).length
