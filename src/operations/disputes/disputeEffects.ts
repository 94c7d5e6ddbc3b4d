import { DomainError } from '../../domain/errors.ts'
import { nextAsk, recoveredMinor, unrecoveredMinor, type Dispute } from '../../domain/disputes/dispute.ts'
import { send } from '../../lib/jobs/boss.ts'
import type { Effect, EffectArgs } from '../../lib/workflow/effect.ts'
import { compileEvidence } from './compileEvidence.ts'
import { recover as takeBack } from './recover.ts'
import { adjustFreeze } from './settleDispute.ts'

const disputeOf = (doc: unknown): Dispute => doc as Dispute

export const keepAssignee: Effect = async ({ actor }) => ({ assignee: actor.id })

/** Who writes the answer looks after it, unless somebody does. */
export const keepAnswer: Effect = async ({ doc, actor, input }) => ({ answer: input.answer, problem: null, assignee: disputeOf(doc).assignee ?? actor.id })

/** The evidence as it is now is what the bank gets, however often it has to be sent; a job hands it over. */
export const keepEvidence: Effect = async (args) => {
  const { req, doc, now } = args
  return { ...(await decided(args)), evidence: await compileEvidence(req, disputeOf(doc), now) }
}

/** A job tells the gateway. */
export const keepConcession: Effect = async (args) => decided(args)

async function decided({ req, doc, actor, now, to }: EffectArgs): Promise<Record<string, unknown>> {
  const { id, website, submissions } = disputeOf(doc)
  await send(req, 'check-dispute', { disputeId: id, websiteId: website })
  return {
    problem: null, decidedBy: actor.id, decidedAt: now.toISOString(), submissionsBefore: submissions,
    asks: 0, nextAskAt: nextAsk(to as Dispute['state'], 0, now)!.toISOString(),
  }
}

/** The bank asks in a round of its own: what was handed in before does not answer it. */
export const beginAnew: Effect = async ({ doc }) => ({ evidence: null, submissionsBefore: disputeOf(doc).submissions, decidedBy: null, decidedAt: null })

/** The gateway has refused what staff decided. */
export const keepProblem: Effect = async ({ input, now }) => ({
  problem: input.reason, evidence: null, decidedBy: null, decidedAt: null, asks: 0, nextAskAt: nextAsk('needs_response', 0, now)!.toISOString(),
})

/** @throws DomainError `dispute_nothing_to_recover` when nothing is held, or in the wallet, any more */
export const recover: Effect = async ({ req, doc, actor }) => {
  const dispute = disputeOf(doc)
  const change = await takeBack(req, dispute, actor)
  if (recoveredMinor(change) === recoveredMinor(dispute)) throw new DomainError('dispute_nothing_to_recover', 'Nothing is there to be taken: correct the books with an adjustment.')
  const after = { ...dispute, ...change }
  return { ...change, ...(await adjustFreeze(req, after, unrecoveredMinor(after))) }
}
