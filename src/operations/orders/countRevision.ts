import type { Effect } from '../../lib/workflow/effect.ts'

/** A revision that the client asked for counts against the quota. */
export const countRevision: Effect = async ({ doc }) => ({ revisionsUsed: Number(doc.revisionsUsed) + 1 })
