import type { ErrorCode } from '../../domain/errors.ts'
import type { WorkflowBinding } from '../feature.ts'

/** Codes with which a workflow's moves, or the one of that name, are refused beside those that all moves share. */
export function refusalsOf({ workflow, refusals = {} }: Pick<WorkflowBinding, 'workflow' | 'refusals'>, name?: string): ErrorCode[] {
  const rows = workflow.transitions.filter((row) => name === undefined || row.name === name)
  const ofRows = rows.flatMap(({ name: move, guards = [], tooLate }) => [
    ...guards.map(({ code }) => code),
    ...(tooLate ? [tooLate.code] : []),
    ...(refusals[move] ?? []),
  ])
  return [...new Set(ofRows)]
}
