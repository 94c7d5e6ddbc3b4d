import type { CollectionSlug, PayloadRequest } from 'payload'
import type { Plan } from '../../domain/installments/plan.ts'
import { lockDocument } from '../../lib/db/lock.ts'
import { SYSTEM } from '../../lib/workflow/actor.ts'
import { transition } from '../../lib/workflow/transition.ts'

type Work = { state: string; stateEpisode: number }
type About = Pick<Plan, 'payableCollection' | 'payableId'>

const WORKING: readonly string[] = ['in_progress', 'in_revision']

/**
 * Puts work on hold that is not paid for.
 * @returns the episode of the hold; null where there is no work that could rest now
 */
export async function holdPayable(req: PayloadRequest, { payableCollection, payableId }: About, reason: string): Promise<number | null> {
  const { state } = await lockDocument<Work>(req, payableCollection as CollectionSlug, payableId)
  if (!WORKING.includes(state)) return null
  const held = await transition(req, { collection: payableCollection, id: payableId, name: 'hold', version: null, actor: SYSTEM, input: { reason, side: 'client' } })
  return held.stateEpisode
}

/** Lets work go on that this plan has put on hold. A hold of anybody else stays. */
export async function resumePayable(req: PayloadRequest, { payableCollection, payableId, holdEpisode }: About & Pick<Plan, 'holdEpisode'>): Promise<void> {
  if (holdEpisode === null) return
  const { state, stateEpisode } = await lockDocument<Work>(req, payableCollection as CollectionSlug, payableId)
  if (state !== 'on_hold' || stateEpisode !== holdEpisode) return
  await transition(req, { collection: payableCollection, id: payableId, name: 'resume', version: null, actor: SYSTEM })
}
