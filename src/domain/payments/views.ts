import { before, cameToday, dayStart, is, isIn, type ListView } from '../lists/view.ts'
import { OPEN_PAYMENT_STATES } from './payment.ts'

/** Payments as people ask for them. */
export const PAYMENT_VIEWS = [
  { name: 'to-confirm', label: 'Transfers to confirm', sort: 'createdAt', hint: 'Announced by the client; look for the transfer on the bank account. The longest first.', groups: () => [[is('state', 'requires_action'), is('gateway', 'manual')]] },
  { name: 'to-approve', label: 'Transfers to approve', sort: 'createdAt', hint: 'Found by a colleague, above the limit of the website: a second person approves.', groups: () => [[is('state', 'processing'), is('gateway', 'manual')]] },
  { name: 'open', label: 'Under way', hint: 'The client or the gateway goes on.', groups: () => [[isIn('state', OPEN_PAYMENT_STATES)]] },
  { name: 'failed', label: 'Failed', hint: 'Declined or refused; the client can try again.', groups: () => [[is('state', 'failed')]] },
  { name: 'succeeded', label: 'Succeeded', hint: 'The money is there.', groups: () => [[is('state', 'succeeded')]] },
  cameToday('Begun today.'),
] as const satisfies readonly ListView[]

/** Top-ups as people ask for them. */
export const TOP_UP_VIEWS = [
  { name: 'to-confirm', label: 'To confirm', sort: 'createdAt', hint: 'Announced by the client; look for the transfer on the bank account. The longest first.', groups: () => [[is('state', 'pending'), is('gateway', 'manual')]] },
  { name: 'waiting-long', label: 'Waiting for over 3 days', urgent: true, sort: 'createdAt', hint: 'Announced more than three days ago, and nobody has confirmed or rejected it.',
    groups: (moment) => [[is('state', 'pending'), is('gateway', 'manual'), before('createdAt', dayStart(moment, -3))]] },
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
