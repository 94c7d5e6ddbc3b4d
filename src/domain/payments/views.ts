import { before, cameToday, dayStart, is, type ListView } from '../lists/view.ts'

/** Top-ups as people ask for them. */
export const TOP_UP_VIEWS = [
  { name: 'to-confirm', label: 'To confirm', sort: 'createdAt', hint: 'Announced by the client; look for the transfer on the bank account. The longest first.', groups: () => [[is('state', 'pending')]] },
  { name: 'waiting-long', label: 'Waiting for over 3 days', urgent: true, sort: 'createdAt', hint: 'Announced more than three days ago, and nobody has confirmed or rejected it.',
    groups: (moment) => [[is('state', 'pending'), before('createdAt', dayStart(moment, -3))]] },
  { name: 'confirmed', label: 'Confirmed', hint: 'The client has the money.', groups: () => [[is('state', 'confirmed')]] },
  { name: 'rejected', label: 'Rejected', hint: 'The money did not come.', groups: () => [[is('state', 'rejected')]] },
  cameToday('Announced today.'),
] as const satisfies readonly ListView[]

export const ADJUSTMENT_VIEWS = [
  { name: 'to-decide', label: 'To decide', sort: 'createdAt', hint: 'An admin approves or rejects it. The longest first.', groups: () => [[is('state', 'requested')]] },
  { name: 'approved', label: 'Approved', hint: 'The balance was changed.', groups: () => [[is('state', 'approved')]] },
  { name: 'rejected', label: 'Rejected', hint: 'The balance was left as it was.', groups: () => [[is('state', 'rejected')]] },
] as const satisfies readonly ListView[]

export const EARNING_VIEWS = [
  { name: 'held', label: 'Waiting to clear', sort: 'createdAt', hint: 'Earned, and can still be taken back. The longest first.', groups: () => [[is('state', 'pending')]] },
  { name: 'cleared', label: 'Cleared', hint: 'The writer can have the money.', groups: () => [[is('state', 'cleared')]] },
  { name: 'taken-back', label: 'Taken back', hint: 'The order was reopened before the earning had cleared.', groups: () => [[is('state', 'reversed')]] },
  cameToday('Earned today.'),
] as const satisfies readonly ListView[]
