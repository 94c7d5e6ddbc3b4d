import type { Effect } from '../../lib/workflow/effect.ts'

/** The writer's turn again: what is handed in next must be a new file. */
export const restartWork: Effect = async ({ now }) => ({ workSince: now.toISOString() })
