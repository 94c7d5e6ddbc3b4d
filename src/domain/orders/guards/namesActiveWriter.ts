import type { Guard } from '../../workflow/types.ts'
import type { OrderFacts } from '../types.ts'

/** For staff's moves: whom they name. Nobody named yet is left to the check of the input. */
export const namesActiveWriter: Guard<OrderFacts> = {
  code: 'writer_not_active',
  sentence: 'Name a writer with an active profile on this website.',
  isMet: ({ input, candidate }) => input.writer === undefined || candidate?.active === true,
}
