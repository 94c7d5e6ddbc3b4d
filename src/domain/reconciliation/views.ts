import { is, type ListView } from '../lists/view.ts'

export const RECONCILIATION_VIEWS = [
  { name: 'differs', label: 'With differences', hint: 'The ledger and the gateway do not agree: each difference names its cause and a repair.', groups: () => [[is('state', 'differs')]] },
  { name: 'failed', label: 'Not finished', hint: 'The gateway could not be asked; it is tried again.', groups: () => [[is('state', 'failed')]] },
  { name: 'agrees', label: 'In agreement', hint: 'Both sides say the same.', groups: () => [[is('state', 'agrees')]] },
] as const satisfies readonly ListView[]
