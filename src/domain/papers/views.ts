import { cameToday, is, type ListView } from '../lists/view.ts'

/** Papers as people ask for them. */
export const PAPER_VIEWS = [
  { name: 'invoices', label: 'Invoices', hint: 'What was sold and paid in full.', groups: () => [[is('kind', 'invoice')]] },
  { name: 'receipts', label: 'Receipts', hint: 'What clients paid, for orders and into their wallets.', groups: () => [[is('kind', 'receipt')]] },
  { name: 'credit-notes', label: 'Credit notes', hint: 'What went back to clients.', groups: () => [[is('kind', 'credit_note')]] },
  cameToday('Issued today.', 'issuedAt'),
] as const satisfies readonly ListView[]
