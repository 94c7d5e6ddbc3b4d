import type { Guard } from '../../workflow/types.ts'
import type { OrderFacts } from '../types.ts'

export const isWithinRevisionQuota: Guard<OrderFacts> = {
  code: 'revision_quota_used',
  sentence: 'All revisions of this order are used. Write to support.',
  isMet: ({ doc, settings }) => doc.revisionsUsed < settings.revisionQuota,
  details: ({ doc, settings }) => ({ used: doc.revisionsUsed, quota: settings.revisionQuota }),
}
