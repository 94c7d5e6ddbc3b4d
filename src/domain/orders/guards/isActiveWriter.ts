import type { Guard } from '../../workflow/types.ts'
import type { OrderFacts } from '../types.ts'

/** For the writer's own moves: a membership alone is not enough. */
export const isActiveWriter: Guard<OrderFacts> = {
  code: 'writer_not_active',
  sentence: 'You need an active writer profile on this website. Ask its staff for one.',
  isMet: ({ candidate }) => candidate?.active === true,
}
