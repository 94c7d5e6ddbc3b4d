import { before, cameToday, dayStart, is, isIn, type ListView } from '../lists/view.ts'

/** Payouts as people ask for them. */
export const PAYOUT_VIEWS = [
  { name: 'to-approve', label: 'To approve', sort: 'createdAt', hint: 'Asked for; an admin approves it, by itself or in a batch. The longest first.', groups: () => [[is('state', 'requested')]] },
  { name: 'held', label: 'On hold', sort: 'heldUntil', hint: 'Waits after a change of the account, or because staff look into it.', groups: () => [[is('state', 'held')]] },
  { name: 'to-send', label: 'To send', sort: 'approvedAt', hint: 'Approved, and not on its way.', groups: () => [[is('state', 'approved')]] },
  { name: 'in-transit', label: 'In transit', sort: 'sentAt', hint: 'Sent, and not confirmed. The longest first.', groups: () => [[is('state', 'in_transit')]] },
  { name: 'in-transit-long', label: 'In transit for over 5 days', urgent: true, sort: 'sentAt', hint: 'Sent more than five days ago, and nobody has said what became of it.',
    groups: (moment) => [[is('state', 'in_transit'), before('sentAt', dayStart(moment, -5))]] },
  { name: 'failed', label: 'Failed or returned', hint: 'The writer has the money back, and needs another account.', groups: () => [[isIn('state', ['failed', 'returned'])]] },
  { name: 'paid', label: 'Paid', hint: 'It arrived at the writer’s bank.', groups: () => [[is('state', 'paid')]] },
  cameToday('Asked for today.'),
] as const satisfies readonly ListView[]

export const BATCH_VIEWS = [
  { name: 'to-approve', label: 'To approve', sort: 'createdAt', hint: 'A second person approves it. The longest first.', groups: () => [[is('state', 'prepared')]] },
  { name: 'to-send', label: 'To send', sort: 'approvedAt', hint: 'Approved, and not with the bank.', groups: () => [[is('state', 'approved')]] },
  { name: 'in-transit', label: 'In transit', sort: 'sentAt', hint: 'With the bank; mark what became of it. The longest first.', groups: () => [[is('state', 'in_transit')]] },
  { name: 'settled', label: 'Settled', hint: 'Every payout of it was paid or failed.', groups: () => [[is('state', 'settled')]] },
] as const satisfies readonly ListView[]
