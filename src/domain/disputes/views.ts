import { before, cameToday, dayStart, is, isIn, since, type ListView } from '../lists/view.ts'

/** Disputes at gateways as people ask for them. */
export const DISPUTE_VIEWS = [
  { name: 'to-answer', label: 'To answer', sort: 'evidenceDueAt', hint: 'The bank waits for evidence, or for the word that you give up. The first due first.', groups: () => [[is('state', 'needs_response')]] },
  { name: 'due-soon', label: 'Due within 3 days', urgent: true, sort: 'evidenceDueAt', hint: 'Unanswered, and the bank takes evidence for no more than three days.',
    groups: (moment) => [[is('state', 'needs_response'), since('evidenceDueAt', moment.now.toISOString()), before('evidenceDueAt', dayStart(moment, 4))]] },
  { name: 'overdue', label: 'Overdue', urgent: true, sort: 'evidenceDueAt', hint: 'The bank takes no more evidence, and has not said how it ends.',
    groups: ({ now }) => [[is('state', 'needs_response'), before('evidenceDueAt', now.toISOString())]] },
  { name: 'with-bank', label: 'With the bank', sort: 'stateSince', hint: 'Answered or given up; the bank decides. The longest first.', groups: () => [[isIn('state', ['submitting', 'conceding', 'under_review'])]] },
  { name: 'won', label: 'Won', hint: 'The money came back.', groups: () => [[is('state', 'won')]] },
  { name: 'lost', label: 'Lost', hint: 'The client’s bank keeps the money.', groups: () => [[is('state', 'lost')]] },
  { name: 'inquiries', label: 'Inquiries', hint: 'The bank only asks; no money was taken.', groups: () => [[is('isInquiry', 'true')]] },
  cameToday('Began today.'),
] as const satisfies readonly ListView[]
