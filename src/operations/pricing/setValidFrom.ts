import { startOf } from '../../domain/pricing/workflow.ts'
import type { Effect } from '../../lib/workflow/effect.ts'

/** Gives a table that is being scheduled its start: the moment asked for, or now. */
export const setValidFrom: Effect = async ({ input, now }) => ({
  validFrom: startOf(input, now).toISOString(),
})
