import type { AnyWorkflow } from './types.ts'

/** Where a move leads: nearer to what the work is for, out of the workflow for good, or neither. */
export const DIRECTIONS = ['forward', 'ending', 'aside'] as const
export type Direction = (typeof DIRECTIONS)[number]

/**
 * The direction of the moves of a name from a state. A move leads forward when it shortens the way to
 * the workflow's goal, and ends the work when nothing but another life can follow it.
 */
export function directionOf(workflow: AnyWorkflow, name: string, state: string): Direction {
  const rows = workflow.transitions.filter((row) => row.name === name && (row.from as string[]).includes(state))
  const steps = stepsToGoal(workflow)
  const left = (of: string): number => steps.get(of) ?? Number.POSITIVE_INFINITY
  if (rows.some(({ to }) => left(to as string) < left(state))) return 'forward'
  return rows.length > 0 && rows.every(({ to }) => left(to as string) === Number.POSITIVE_INFINITY) ? 'ending' : 'aside'
}

/** How many moves each state is away from the goal; states that can't reach it are left out. */
function stepsToGoal(workflow: AnyWorkflow): Map<string, number> {
  const steps = new Map<string, number>([[goalOf(workflow), 0]])
  // A way is never longer than the number of states.
  for (let longest = workflow.states.length; longest > 0; longest -= 1) {
    for (const { from, to } of workflow.transitions) {
      const beyond = steps.get(to as string)
      if (beyond === undefined) continue
      for (const state of from as string[]) steps.set(state, Math.min(steps.get(state) ?? Number.POSITIVE_INFINITY, beyond + 1))
    }
  }
  return steps
}

const goalOf = ({ goal, final }: AnyWorkflow): string => (goal ?? final[0]) as string
