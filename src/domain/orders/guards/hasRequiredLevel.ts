import type { Guard } from '../../workflow/types.ts'
import { hasLevel } from '../../writers/eligibility.ts'
import { demandOf } from '../demandOf.ts'
import type { OrderFacts } from '../types.ts'

export const hasRequiredLevel: Guard<OrderFacts> = {
  code: 'writer_level_too_low',
  sentence: 'The client paid for a writer of a higher level.',
  isMet: ({ doc, candidate }) => candidate !== null && hasLevel(candidate, demandOf(doc)),
  details: ({ doc, candidate }) => ({ levels: doc.eligibleLevels, level: candidate?.level ?? null }),
}
