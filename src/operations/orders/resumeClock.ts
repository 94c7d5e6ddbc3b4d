import { laterByPause } from '../../domain/orders/laterByPause.ts'
import type { Effect } from '../../lib/workflow/effect.ts'

/** The deadline moves by the time the order was on hold. */
export const resumeClock: Effect = async ({ doc, now }) => ({
  deadline: laterByPause(doc as unknown as { deadline: string; pausedAt: string }, now).toISOString(),
  pausedAt: null,
  heldFrom: null,
  heldBy: null,
})
