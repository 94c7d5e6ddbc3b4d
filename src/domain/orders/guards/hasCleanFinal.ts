import type { Guard } from '../../workflow/types.ts'
import type { OrderFacts } from '../types.ts'

export const hasCleanFinal: Guard<OrderFacts> = {
  code: 'deliverable_missing',
  sentence: 'Upload at least one file of the category “final” since the work was (re)started, then submit it.',
  isMet: ({ cleanFinals }) => cleanFinals > 0,
}
