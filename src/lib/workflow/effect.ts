import type { PayloadRequest } from 'payload'
import type { Actor } from '../../domain/workflow/types.ts'

export type Document = Record<string, unknown> & {
  id: string
  website: string
  state: string
  version: number
  stateEpisode: number
  stateSince: string
}

export type EffectArgs = {
  req: PayloadRequest
  doc: Document
  /** What the guards judged. */
  facts: Record<string, unknown>
  input: Record<string, unknown>
  actor: Actor
  now: Date
  transition: string
  to: string
}

/**
 * What a transition does besides changing the state, in the same transaction: postings, other
 * documents, patches of the document itself (returned). It never calls the outside world.
 */
export type Effect = (args: EffectArgs) => Promise<Record<string, unknown> | void>
