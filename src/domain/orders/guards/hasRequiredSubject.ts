import type { Guard } from '../../workflow/types.ts'
import { hasSubject } from '../../writers/eligibility.ts'
import { demandOf } from '../demandOf.ts'
import type { OrderFacts } from '../types.ts'

export const hasRequiredSubject: Guard<OrderFacts> = {
  code: 'writer_lacks_subject',
  sentence: 'The subject of this order is not among yours.',
  isMet: ({ doc, candidate }) => candidate !== null && hasSubject(candidate, demandOf(doc)),
  details: ({ doc }) => ({ subject: doc.subject }),
}
