import { z } from 'zod'
import { DomainError } from '../errors.ts'
import { decide, isActor } from './decide.ts'
import { directionOf, type Direction } from './direction.ts'
import type { AnyWorkflow, Facts } from './types.ts'

/** A move as people and panels see it: possible now, or the reason why not. */
export type TransitionOption = {
  name: string
  label: string
  to: string
  /** Whether it carries the work on, ends it, or neither; for the order and the look of buttons. */
  direction: Direction
  allowed: boolean
  confirm: string | null
  /** JSON Schema of the input the move needs; null when it needs none. */
  input: unknown
  code?: string
  reason?: string
  details?: Record<string, unknown>
}

/** Every move that a person could make in this workflow, with what stands in the way of each. */
export function optionsFor(workflow: AnyWorkflow, facts: Facts<{ state: string }>): TransitionOption[] {
  const names = new Set(workflow.transitions.filter(isForPeople).map(({ name }) => name))
  return [...names].map((name) => optionFor(workflow, name, facts))
}

function optionFor(workflow: AnyWorkflow, name: string, facts: Facts<{ state: string }>): TransitionOption {
  const rows = workflow.transitions.filter((row) => row.name === name)
  const direction = directionOf(workflow, name, facts.doc.state)
  try {
    return { ...described(decide(workflow, name, facts)), direction, allowed: true }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const mine = rows.filter(({ by }) => isActor(by, facts.actor.roles))
    const shown = [...mine, ...rows].find((row) => row.from.includes(facts.doc.state)) ?? rows[0]!
    return { ...described(shown), direction, allowed: false, code: error.code, reason: error.message, details: error.details }
  }
}

/** Rows of one name may ask different people for different input. */
const described = ({ name, label, to, confirm, input }: AnyWorkflow['transitions'][number]) => ({
  name,
  label,
  to: to as string,
  confirm: confirm ?? null,
  input: input ? z.toJSONSchema(input, { io: 'input' }) : null,
})

const isForPeople = ({ by }: { by: readonly string[] }): boolean =>
  by.some((role) => role !== 'system' && role !== 'timer')
