import type { z } from 'zod'
import type { ErrorCode } from '../errors.ts'

/**
 * Who makes a move. `client` and `writer` are the document's own; `any_writer` is a writer of the
 * website; the staff roles are those of the document's website; `system` is another operation;
 * `timer` is the clock.
 */
export const ACTOR_ROLES = ['client', 'writer', 'any_writer', 'editor', 'support', 'admin', 'system', 'timer'] as const
export type ActorRole = (typeof ACTOR_ROLES)[number]

/** The person or machine that makes a move, with the roles held towards this document. */
export type Actor = { id: string | null; roles: readonly ActorRole[]; name?: string | null }

/** What guards judge: the document, what was loaded for it, and the moment. Plain data. */
export type Facts<Doc> = { doc: Doc; now: Date; actor: Actor; input: Record<string, unknown> }

/** A condition with the code and the sentence that the refused person reads. */
export type Guard<F> = {
  code: ErrorCode
  sentence: string
  isMet: (facts: F) => boolean
  details?: (facts: F) => Record<string, unknown>
}

/** How long after a state is entered the clock makes a move by itself. */
export type Delay =
  | { hours: number }
  | { days: number }
  | { businessDays: number }
  | { setting: string; unit: 'hours' | 'days' | 'businessDays' }

/** One permitted move. Rows with the same name are tried in order: the first whose `when` holds is taken. */
export type Transition<State extends string, F> = {
  name: string
  label: string
  from: readonly State[]
  to: State
  by: readonly ActorRole[]
  /** Chooses between rows of the same name; never a refusal. */
  when?: (facts: F) => boolean
  guards?: readonly Guard<F>[]
  /** What somebody reads who comes when the document has gone on to one of these states, whatever they saw before. */
  tooLate?: { code: ErrorCode; sentence: string; states: readonly State[] }
  input?: z.ZodObject
  /** Names of operations run in the same database transaction, in this order. */
  effects?: readonly string[]
  after?: Delay
  /** Asked before a move that can't be undone. */
  confirm?: string
}

export type Workflow<State extends string = string, F = never> = {
  kind: string
  label: string
  collection: string
  states: readonly State[]
  initial: State
  /** States in which a document rests for good. */
  final: readonly State[]
  /** What the work is for; the first final state unless said otherwise. */
  goal?: State
  transitions: readonly Transition<State, F>[]
}

/** A workflow as the engine sees it, whatever its states and facts are. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the engine hands each workflow its own facts
export type AnyWorkflow = Workflow<any, any>
