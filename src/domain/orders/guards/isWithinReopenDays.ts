import type { Guard } from '../../workflow/types.ts'
import { daysAfter } from '../daysAfter.ts'
import type { OrderFacts } from '../types.ts'

export const isWithinReopenDays: Guard<OrderFacts> = {
  code: 'reopen_period_over',
  sentence: 'The time in which a completed order can be reopened is over. Write to support.',
  isMet: ({ doc, settings, now }) => doc.completedAt !== null && now <= daysAfter(doc.completedAt, settings.reopenDays),
  details: ({ doc, settings }) => ({ days: settings.reopenDays, completedAt: doc.completedAt }),
}
