import type { Guard } from '../../workflow/types.ts'
import { daysAfter } from '../daysAfter.ts'
import type { OrderFacts } from '../types.ts'

export const isWithinRevisionDays: Guard<OrderFacts> = {
  code: 'revision_period_over',
  sentence: 'The time in which a revision can be asked for is over. Write to support.',
  isMet: ({ doc, settings, now }) => doc.deliveredAt !== null && now <= daysAfter(doc.deliveredAt, settings.revisionDays),
  details: ({ doc, settings }) => ({ days: settings.revisionDays, deliveredAt: doc.deliveredAt }),
}
