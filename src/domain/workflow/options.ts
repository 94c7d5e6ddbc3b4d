import { z } from 'zod'
import { DomainError } from '../errors.ts'
import { decide } from './decide.ts'
import type { AnyWorkflow, Facts } from './types.ts'

/** A move as people and panels see it: possible now, or the reason why not. */
export type TransitionOption = {
  name: string
  label: string
  to: string
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
  const shown = rows.find((row) => row.from.includes(facts.doc.state)) ?? rows[0]!
  const described = {
    name,
    label: shown.label,
    to: shown.to as string,
    confirm: shown.confirm ?? null,
    input: shown.input ? z.toJSONSchema(shown.input, { io: 'input' }) : null,
  }
  try {
    const row = decide(workflow, name, facts)
    return { ...described, to: row.to as string, allowed: true }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return { ...described, allowed: false, code: error.code, reason: error.message, details: error.details }
  }
}

const isForPeople = ({ by }: { by: readonly string[] }): boolean =>
  by.some((role) => role !== 'system' && role !== 'timer')
