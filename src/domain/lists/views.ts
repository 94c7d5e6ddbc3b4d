import { ASSIGNMENT_VIEWS, ORDER_VIEWS, REQUEST_VIEWS } from '../orders/views.ts'
import { PART_VIEWS, PLAN_VIEWS } from '../installments/views.ts'
import { DISPUTE_VIEWS } from '../disputes/views.ts'
import { PAPER_VIEWS } from '../papers/views.ts'
import { GATEWAY_EVENT_VIEWS } from '../gateways/views.ts'
import { RECONCILIATION_VIEWS } from '../reconciliation/views.ts'
import { ADJUSTMENT_VIEWS, EARNING_VIEWS, PAYMENT_VIEWS, TOP_UP_VIEWS } from '../payments/views.ts'
import { BATCH_VIEWS, PAYOUT_VIEWS } from '../payouts/views.ts'
import { REFUND_VIEWS } from '../refunds/views.ts'
import { before, cameThisWeek, cameToday, dayStart, is, type ListView, since } from './view.ts'
import { BONUS_CREDIT_VIEWS, FREEZE_VIEWS, WITHDRAWAL_VIEWS } from '../wallets/views.ts'

const FILE_VIEWS: readonly ListView[] = [
  cameToday('Uploaded today.'),
  { name: 'final', label: 'Final work', hint: 'What writers handed in.', groups: () => [[is('category', 'final')]] },
  { name: 'from-client', label: 'From clients', hint: 'Briefs and references.', groups: () => [[['category', 'in', ['brief', 'reference']]]] },
  { name: 'quarantined', label: 'Quarantined', urgent: true, hint: 'Found unsafe, and handed to nobody.', groups: () => [[is('scanState', 'quarantined')]] },
]

const CLIENT_VIEWS: readonly ListView[] = [
  cameToday('Registered today.'),
  cameThisWeek('Registered since Monday.'),
  { name: 'companies', label: 'Companies', hint: 'Clients who named a company.', groups: () => [[['company', 'exists', 'true']]] },
]

const WRITER_VIEWS: readonly ListView[] = [
  { name: 'active', label: 'Active', hint: 'May take orders.', groups: () => [[is('active', 'true')]] },
  { name: 'inactive', label: 'Not active', hint: 'May not take new orders: new writers that wait for an admin, and those who were stopped.', groups: () => [[['active', 'not_equals', 'true']]] },
  cameThisWeek('Added since Monday.'),
]

const PRICE_TABLE_VIEWS: readonly ListView[] = [
  { name: 'drafts', label: 'Drafts', hint: 'Being worked on; not in force.', groups: () => [[is('state', 'draft')]] },
  { name: 'to-come', label: 'To come', sort: 'validFrom', hint: 'Scheduled, and not begun.', groups: ({ now }) => [[is('state', 'scheduled'), since('validFrom', now.toISOString())]] },
  { name: 'begun', label: 'Begun', sort: '-validFrom', hint: 'In force is the one of each website that began last.', groups: ({ now }) => [[is('state', 'scheduled'), before('validFrom', now.toISOString())]] },
  { name: 'withdrawn', label: 'Withdrawn', hint: 'Will never apply.', groups: () => [[is('state', 'withdrawn')]] },
]

const SERVICE_VIEWS: readonly ListView[] = [
  { name: 'sold', label: 'Sold now', hint: 'Clients can order it.', groups: () => [[is('active', 'true')]] },
  { name: 'not-sold', label: 'Not sold', hint: 'Switched off.', groups: () => [[['active', 'not_equals', 'true']]] },
]

const MAIL_VIEWS: readonly ListView[] = [
  { name: 'failed', label: 'Failed', urgent: true, hint: 'The mail server refused it for good.', groups: () => [[is('state', 'failed')]] },
  { name: 'queued', label: 'Waiting', sort: 'createdAt', hint: 'To be sent, or to be tried again. The longest first.', groups: () => [[is('state', 'queued')]] },
  { name: 'kept', label: 'Kept here', hint: 'Not sent: there is no mail server.', groups: () => [[is('state', 'kept')]] },
  { name: 'sent', label: 'Sent', hint: 'Taken by the mail server.', groups: () => [[is('state', 'sent')]] },
  cameToday('Written today.'),
]

const TIMER_VIEWS: readonly ListView[] = [
  { name: 'overdue', label: 'Overdue', urgent: true, sort: 'dueAt', hint: 'Should have gone off by now; the worker may be down.',
    groups: ({ now }) => [[is('state', 'waiting'), before('dueAt', new Date(now.getTime() - SLACK_MS).toISOString())]] },
  { name: 'today', label: 'Due today', sort: 'dueAt', hint: 'Goes off before the day is over.',
    groups: (moment) => [[is('state', 'waiting'), since('dueAt', moment.now.toISOString()), before('dueAt', dayStart(moment, 1))]] },
  { name: 'waiting', label: 'Waiting', sort: 'dueAt', hint: 'The next first.', groups: () => [[is('state', 'waiting')]] },
  { name: 'refused', label: 'Refused', hint: 'A rule said no when the timer went off.', groups: () => [[is('state', 'refused')]] },
]
// A sweep each minute finds timers whose job was lost.
const SLACK_MS = 5 * 60_000

const EVENT_VIEWS: readonly ListView[] = [
  { name: 'undelivered', label: 'Not delivered', sort: 'occurredAt', hint: 'Its reactions have not run yet. The oldest first.', groups: () => [[['deliveredAt', 'exists', 'false']]] },
  cameToday('Happened today.', 'occurredAt'),
]

/** The named filters of each list, in the order of their tabs. Lists that are not here have none. */
export const LIST_VIEWS: Readonly<Record<string, readonly ListView[]>> = {
  orders: ORDER_VIEWS,
  'order-requests': REQUEST_VIEWS,
  'order-assignments': ASSIGNMENT_VIEWS,
  deliverables: FILE_VIEWS,
  services: SERVICE_VIEWS,
  'price-tables': PRICE_TABLE_VIEWS,
  papers: PAPER_VIEWS,
  payments: PAYMENT_VIEWS,
  'installment-plans': PLAN_VIEWS,
  installments: PART_VIEWS,
  'top-ups': TOP_UP_VIEWS,
  refunds: REFUND_VIEWS,
  'gateway-disputes': DISPUTE_VIEWS,
  adjustments: ADJUSTMENT_VIEWS,
  withdrawals: WITHDRAWAL_VIEWS,
  'bonus-credits': BONUS_CREDIT_VIEWS,
  'wallet-freezes': FREEZE_VIEWS,
  earnings: EARNING_VIEWS,
  payouts: PAYOUT_VIEWS,
  'payout-batches': BATCH_VIEWS,
  'gateway-events': GATEWAY_EVENT_VIEWS,
  reconciliations: RECONCILIATION_VIEWS,
  'client-profiles': CLIENT_VIEWS,
  'writer-profiles': WRITER_VIEWS,
  timers: TIMER_VIEWS,
  'outbox-events': EVENT_VIEWS,
  mails: MAIL_VIEWS,
}

/** @throws Error for a view that does not exist, which is our own mistake */
export function viewOf(collection: string, name: string): ListView {
  const view = LIST_VIEWS[collection]?.find((each) => each.name === name)
  if (!view) throw new Error(`The list ${collection} has no view ${name}`)
  return view
}
