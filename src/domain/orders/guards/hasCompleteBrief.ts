import { DomainError } from '../../errors.ts'
import { checkBrief } from '../../pricing/checkBrief.ts'
import type { Guard } from '../../workflow/types.ts'
import type { Order, OrderFacts } from '../types.ts'

export const hasCompleteBrief: Guard<OrderFacts> = {
  code: 'brief_invalid',
  sentence: 'The brief is not complete. Answer the questions that are named, then submit again.',
  isMet: ({ doc }) => findingsOf(doc).length === 0,
  details: ({ doc }) => ({ fields: findingsOf(doc) }),
}

function findingsOf({ brief, briefForm }: Order): unknown[] {
  try {
    checkBrief(brief, { form: briefForm, complete: true })
    return []
  } catch (error) {
    if (error instanceof DomainError) return error.details.fields as unknown[]
    throw error
  }
}
