import type { Guard } from '../../workflow/types.ts'
import type { OrderFacts } from '../types.ts'

export const isNotItsWriter: Guard<OrderFacts> = {
  code: 'reviewer_is_writer',
  sentence: 'Nobody reviews their own work. Another editor has to do it.',
  isMet: ({ doc, actor }) => doc.writer !== actor.id,
}
