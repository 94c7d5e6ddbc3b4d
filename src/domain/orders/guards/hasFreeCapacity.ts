import type { Guard } from '../../workflow/types.ts'
import { hasCapacity } from '../../writers/eligibility.ts'
import type { OrderFacts } from '../types.ts'

export const hasFreeCapacity: Guard<OrderFacts> = {
  code: 'writer_at_capacity',
  sentence: 'You have as many orders in work as you may. Hand one in first.',
  isMet: ({ candidate }) => candidate !== null && hasCapacity(candidate),
  details: ({ candidate }) => ({ capacity: candidate?.capacity ?? 0, inWork: candidate?.inWork ?? 0 }),
}
