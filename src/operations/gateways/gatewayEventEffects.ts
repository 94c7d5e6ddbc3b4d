import { send } from '../../lib/jobs/boss.ts'
import type { Effect } from '../../lib/workflow/effect.ts'

export const keepWhy: Effect = async ({ input }) => ({ reason: input.reason })

/** Begins anew: as many tries as the first time. */
export const processAgain: Effect = async ({ req, doc }) => {
  await send(req, 'process-gateway-event', { id: doc.id, websiteId: doc.website })
  return { reason: null, tries: 0 }
}
