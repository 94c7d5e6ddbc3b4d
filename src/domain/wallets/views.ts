import { cameToday, is, type ListView } from '../lists/view.ts'

export const FREEZE_VIEWS = [
  { name: 'standing', label: 'Standing', sort: 'createdAt', hint: 'The money can’t be spent or paid out. The longest first.', groups: () => [[is('state', 'active')]] },
  { name: 'lifted', label: 'Lifted', hint: 'The money can be spent again.', groups: () => [[is('state', 'lifted')]] },
] as const satisfies readonly ListView[]

export const WITHDRAWAL_VIEWS = [
  { name: 'to-decide', label: 'To decide', sort: 'createdAt', hint: 'An admin approves or rejects it. The longest first.', groups: () => [[is('state', 'requested')]] },
  { name: 'to-send', label: 'To send', urgent: true, sort: 'createdAt', hint: 'Out of the wallet, and not yet sent from the bank account. The longest first.', groups: () => [[is('state', 'approved')]] },
  { name: 'sent', label: 'Sent', hint: 'Sent from the bank account.', groups: () => [[is('state', 'sent')]] },
  { name: 'came-back', label: 'Came back', hint: 'The money is in the wallet again.', groups: () => [[is('state', 'returned')]] },
  { name: 'rejected', label: 'Rejected', hint: 'The wallet was left as it was.', groups: () => [[is('state', 'rejected')]] },
] as const satisfies readonly ListView[]

export const BONUS_CREDIT_VIEWS = [
  { name: 'to-decide', label: 'To decide', sort: 'createdAt', hint: 'An admin approves or rejects it. The longest first.', groups: () => [[is('state', 'requested')]] },
  { name: 'approved', label: 'Given', hint: 'The client can spend it until it lapses.', groups: () => [[is('state', 'approved')]] },
  { name: 'rejected', label: 'Rejected', hint: 'Nothing was given.', groups: () => [[is('state', 'rejected')]] },
  cameToday('Asked for today.'),
] as const satisfies readonly ListView[]
