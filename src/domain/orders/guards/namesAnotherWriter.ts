import type { Guard } from '../../workflow/types.ts'
import type { OrderFacts } from '../types.ts'

export const namesAnotherWriter: Guard<OrderFacts> = {
  code: 'same_writer',
  sentence: 'This writer has the order already. Name another one.',
  isMet: ({ doc, input }) => input.writer === undefined || input.writer !== doc.writer,
}
