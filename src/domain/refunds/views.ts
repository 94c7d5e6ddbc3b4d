import { before, cameToday, dayStart, is, isIn, type ListView } from '../lists/view.ts'

/** Refunds as people ask for them. */
export const REFUND_VIEWS = [
  { name: 'to-decide', label: 'To decide', sort: 'createdAt', hint: 'Somebody approves or rejects it. The longest first.', groups: () => [[is('state', 'requested')]] },
  { name: 'processing', label: 'Processing', sort: 'createdAt', hint: 'Approved; the gateway has not said that it is done.', groups: () => [[isIn('state', ['approved', 'processing'])]] },
  { name: 'stuck', label: 'Stuck for over 5 days', urgent: true, sort: 'createdAt', hint: 'The gateway has not answered for more than five days.',
    groups: (moment) => [[isIn('state', ['approved', 'processing']), before('stateSince', dayStart(moment, -5))]] },
  { name: 'failed', label: 'Failed', hint: 'The gateway could not give it back; the money is held again, or in the wallet.', groups: () => [[is('state', 'failed')]] },
  { name: 'succeeded', label: 'Given back', hint: 'The client has the money.', groups: () => [[is('state', 'succeeded')]] },
  { name: 'rejected', label: 'Rejected', hint: 'Rejected by staff, or withdrawn by the client.', groups: () => [[is('state', 'rejected')]] },
  cameToday('Asked for today.'),
] as const satisfies readonly ListView[]
