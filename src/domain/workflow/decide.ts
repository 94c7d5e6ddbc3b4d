import { DomainError } from '../errors.ts'
import type { ActorRole, AnyWorkflow, Facts, Guard, Transition } from './types.ts'

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- see AnyWorkflow
type Row = Transition<any, any>
type AnyFacts = Facts<{ state: string }>

/**
 * The row that a named move takes from where the document stands.
 * @throws DomainError as `candidates` and `choose`
 */
export const decide = (workflow: AnyWorkflow, name: string, facts: AnyFacts): Row =>
  choose(candidates(workflow, name, facts), facts)

/**
 * The rows of a name that this actor may take from this state. It needs no more than the document, so
 * that input is looked at only when somebody may give it.
 * @throws DomainError `not_found` for a name the workflow lacks, `forbidden` for the wrong actor,
 *   `transition_not_allowed` from a wrong state
 */
export function candidates(workflow: AnyWorkflow, name: string, { doc, actor }: Pick<AnyFacts, 'doc' | 'actor'>): Row[] {
  const named = workflow.transitions.filter((row) => row.name === name)
  if (named.length === 0) throw new DomainError('not_found', `There is no transition “${name}”.`)
  const permitted = named.filter((row) => isActor(row.by, actor.roles))
  if (permitted.length === 0) throw notYours(named)
  const here = permitted.filter((row) => row.from.includes(doc.state))
  if (here.length === 0) throw lateRefusal(workflow, name, { doc, actor }) ?? wrongState(permitted, doc.state)
  return here
}

/** The first row whose condition holds, once its guards agree. @throws DomainError with a guard's own code */
export function choose(rows: readonly Row[], facts: AnyFacts): Row {
  const row = rows.find(({ when }) => !when || when(facts))
  if (!row) throw wrongState(rows, facts.doc.state)
  const refusal = refusedBy(row, facts)
  if (refusal) throw new DomainError(refusal.code, refusal.sentence, refusal.details?.(facts) ?? {})
  return row
}

export const isActor = (by: readonly ActorRole[], roles: readonly ActorRole[]): boolean =>
  by.some((role) => roles.includes(role))

/** The first guard that is not met, or null. */
export function refusedBy(row: Row, facts: AnyFacts): Guard<AnyFacts> | null {
  return row.guards?.find((guard) => !guard.isMet(facts)) ?? null
}

/** The refusal of a move that somebody else's move has overtaken, or null when nothing has. */
export function lateRefusal(workflow: AnyWorkflow, name: string, { doc, actor }: Pick<AnyFacts, 'doc' | 'actor'>): DomainError | null {
  const late = workflow.transitions.find((row) => row.name === name && isActor(row.by, actor.roles) && row.tooLate?.states.includes(doc.state))
  return late?.tooLate ? new DomainError(late.tooLate.code, late.tooLate.sentence) : null
}

export function notYours(rows: readonly Row[]): DomainError {
  const by = [...new Set(rows.flatMap((row) => row.by))]
  return new DomainError('forbidden', `Only ${spoken(by)} may do this.`, { by })
}

export function wrongState(rows: readonly Row[], state: string): DomainError {
  const from = [...new Set(rows.flatMap((row) => row.from as string[]))]
  return new DomainError(
    'transition_not_allowed',
    `This is possible only while ${from.map(words).join(' or ')}; it is ${words(state)} now.`,
    { state, from },
  )
}

const words = (state: string): string => state.replaceAll('_', ' ')

const SPOKEN: Record<ActorRole, string> = {
  client: 'the client',
  writer: 'the assigned writer',
  any_writer: 'a writer',
  editor: 'an editor',
  support: 'support',
  admin: 'an admin',
  system: 'the platform itself',
  timer: 'the clock',
}
/** Where people may do it as well, nobody is sent to the platform. */
function spoken(by: readonly ActorRole[]): string {
  const people = by.filter((role) => role !== 'system' && role !== 'timer')
  return (people.length > 0 ? people : by).map((role) => SPOKEN[role]).join(' or ')
}
