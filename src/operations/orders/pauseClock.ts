import type { Effect } from '../../lib/workflow/effect.ts'

/** The deadline waits while an order is on hold; which side caused it is kept. */
export const pauseClock: Effect = async ({ doc, input, now }) => ({
  pausedAt: now.toISOString(),
  heldFrom: doc.state,
  heldBy: input.side,
})
