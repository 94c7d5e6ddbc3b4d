import type { Effect } from '../../lib/workflow/effect.ts'

/** The client has the work from now on: revisions and self-completion count from here. */
export const stampDelivery: Effect = async ({ now }) => ({ deliveredAt: now.toISOString() })
