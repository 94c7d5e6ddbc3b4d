import type { GatewayDispute } from '../gateways/gateway.ts'
import type { Dispute, DisputeState } from './dispute.ts'

const MOVES = { needs_response: 'respond', under_review: 'review', won: 'win', lost: 'lose', closed: 'close' } as const satisfies Record<GatewayDispute['step'], string>
export type DisputeMove = (typeof MOVES)[GatewayDispute['step']]

/**
 * The move that brings a dispute to what the gateway says, or null when it is there. A decision of staff
 * stands while the gateway still waits for one: it has not reached it yet. Only evidence that was handed in
 * since says that the gateway asks anew.
 */
export function disputeMove({ state, submissionsBefore }: Pick<Dispute, 'state' | 'submissionsBefore'>, { step, submissions }: Pick<GatewayDispute, 'step' | 'submissions'>): DisputeMove | null {
  if (step === (state as string)) return null
  if (step === 'needs_response' && isDecided(state) && submissions <= submissionsBefore) return null
  return MOVES[step]
}

const isDecided = (state: DisputeState): boolean => state === 'submitting' || state === 'conceding'

/** Whether evidence was handed in since staff sent theirs: then it has arrived, also when its answer was lost. */
export const hasArrived = ({ submissionsBefore }: Pick<Dispute, 'submissionsBefore'>, { submissions, step }: Pick<GatewayDispute, 'submissions' | 'step'>): boolean =>
  submissions > submissionsBefore || step !== 'needs_response'
