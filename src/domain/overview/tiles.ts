import { cameThisWeek, cameToday, dayStart, is, since, weekStart, type ListView } from '../lists/view.ts'
import { viewOf } from '../lists/views.ts'
import type { Role } from '../users/roles.ts'

export const SECTIONS = { late: 'Late', waiting: 'Waits for you', running: 'Under way', new: 'Came in', done: 'Done' } as const
export type Section = keyof typeof SECTIONS

/** A number on the home page, for people with one of these roles; it leads to the list it counts. */
export type Tile = { name: string; section: Section; title: string; collection: string; view: ListView; roles: readonly Role[] }

const DESK: readonly Role[] = ['support', 'admin']
const STAFF: readonly Role[] = ['support', 'editor', 'admin']

const handedIn = (label: string, hint: string, from: typeof dayStart | typeof weekStart): ListView =>
  ({ name: label.toLowerCase().replaceAll(' ', '-'), label, hint, sort: 'stateSince', groups: (moment) => [[is('state', 'in_review'), since('stateSince', from(moment))]] })

/** Every number of the homes, in the order in which they are shown. */
export const TILES: readonly Tile[] = [
  { name: 'late-orders',        section: 'late',    title: 'Late orders',             collection: 'orders',         view: viewOf('orders', 'late'),                 roles: STAFF },
  { name: 'due-today',          section: 'late',    title: 'Due today',               collection: 'orders',         view: viewOf('orders', 'due-today'),            roles: STAFF },
  { name: 'old-top-ups',        section: 'late',    title: 'Top-ups older than 3 days', collection: 'top-ups',      view: viewOf('top-ups', 'waiting-long'),        roles: DESK },
  { name: 'old-payouts',        section: 'late',    title: 'Payouts in transit for over 5 days', collection: 'payouts', view: viewOf('payouts', 'in-transit-long'), roles: DESK },
  { name: 'old-refunds',        section: 'late',    title: 'Refunds stuck for over 5 days', collection: 'refunds',  view: viewOf('refunds', 'stuck'),               roles: DESK },
  { name: 'overdue-parts',      section: 'late',    title: 'Installments overdue',    collection: 'installments',   view: viewOf('installments', 'overdue'),        roles: DESK },
  { name: 'disputes-due',       section: 'late',    title: 'Disputes due within 3 days', collection: 'gateway-disputes', view: viewOf('gateway-disputes', 'due-soon'), roles: DESK },
  { name: 'disputes-overdue',   section: 'late',    title: 'Disputes overdue',        collection: 'gateway-disputes', view: viewOf('gateway-disputes', 'overdue'),    roles: DESK },
  { name: 'to-review',          section: 'waiting', title: 'Orders to review',        collection: 'orders',         view: viewOf('orders', 'in-review'),            roles: ['editor'] },
  { name: 'unclaimed',          section: 'waiting', title: 'Orders without a writer', collection: 'orders',         view: viewOf('orders', 'unclaimed'),            roles: DESK },
  { name: 'requests',           section: 'waiting', title: 'Requests of writers',     collection: 'order-requests', view: viewOf('order-requests', 'to-answer'),    roles: DESK },
  { name: 'on-hold',            section: 'waiting', title: 'Orders on hold',          collection: 'orders',         view: viewOf('orders', 'on-hold'),              roles: DESK },
  { name: 'top-ups',            section: 'waiting', title: 'Top-ups to confirm',      collection: 'top-ups',        view: viewOf('top-ups', 'to-confirm'),          roles: DESK },
  { name: 'adjustments',        section: 'waiting', title: 'Adjustments to decide',   collection: 'adjustments',    view: viewOf('adjustments', 'to-decide'),       roles: ['admin'] },
  { name: 'withdrawals',        section: 'waiting', title: 'Withdrawals to decide',   collection: 'withdrawals',    view: viewOf('withdrawals', 'to-decide'),       roles: ['admin'] },
  { name: 'withdrawals-send',   section: 'waiting', title: 'Withdrawals to send',     collection: 'withdrawals',    view: viewOf('withdrawals', 'to-send'),         roles: DESK },
  { name: 'bonus-credits',      section: 'waiting', title: 'Bonus credit to decide',  collection: 'bonus-credits',  view: viewOf('bonus-credits', 'to-decide'),     roles: ['admin'] },
  { name: 'transfers',          section: 'waiting', title: 'Transfers to confirm',    collection: 'payments',       view: viewOf('payments', 'to-confirm'),         roles: DESK },
  { name: 'transfers-approve',  section: 'waiting', title: 'Transfers to approve',    collection: 'payments',       view: viewOf('payments', 'to-approve'),         roles: DESK },
  { name: 'refunds',            section: 'waiting', title: 'Refunds to decide',       collection: 'refunds',        view: viewOf('refunds', 'to-decide'),           roles: DESK },
  { name: 'disputes',           section: 'waiting', title: 'Disputes to answer',      collection: 'gateway-disputes', view: viewOf('gateway-disputes', 'to-answer'),  roles: DESK },
  { name: 'payouts',            section: 'waiting', title: 'Payouts to approve',      collection: 'payouts',        view: viewOf('payouts', 'to-approve'),          roles: ['admin'] },
  { name: 'payout-batches',     section: 'waiting', title: 'Payout batches to approve', collection: 'payout-batches', view: viewOf('payout-batches', 'to-approve'),  roles: ['admin'] },
  { name: 'with-writers',       section: 'running', title: 'With the writers',        collection: 'orders',         view: viewOf('orders', 'waiting-for-writer'),   roles: STAFF },
  { name: 'with-editors',       section: 'running', title: 'With the editors',        collection: 'orders',         view: viewOf('orders', 'in-review'),            roles: DESK },
  { name: 'with-clients',       section: 'running', title: 'With the clients',        collection: 'orders',         view: viewOf('orders', 'waiting-for-client'),   roles: STAFF },
  { name: 'handed-in-today',    section: 'new',     title: 'Handed in today',         collection: 'orders',         view: handedIn('Handed in today', 'Handed in today, and to be reviewed.', dayStart), roles: ['editor'] },
  { name: 'handed-in-week',     section: 'new',     title: 'Handed in this week',     collection: 'orders',         view: handedIn('Handed in this week', 'Handed in since Monday, and to be reviewed.', weekStart), roles: ['editor'] },
  { name: 'orders-today',       section: 'new',     title: 'Orders today',            collection: 'orders',         view: viewOf('orders', 'new-today'),            roles: DESK },
  { name: 'orders-week',        section: 'new',     title: 'Orders this week',        collection: 'orders',         view: viewOf('orders', 'new-this-week'),        roles: DESK },
  { name: 'top-ups-today',      section: 'new',     title: 'Top-ups today',           collection: 'top-ups',        view: viewOf('top-ups', 'new-today'),           roles: DESK },
  { name: 'clients-today',      section: 'new',     title: 'New clients today',       collection: 'client-profiles', view: viewOf('client-profiles', 'new-today'),  roles: DESK },
  { name: 'clients-week',       section: 'new',     title: 'New clients this week',   collection: 'client-profiles', view: viewOf('client-profiles', 'new-this-week'), roles: DESK },
  { name: 'delivered-today',    section: 'done',    title: 'Delivered today',         collection: 'orders',         view: cameToday('Delivered today.', 'deliveredAt'),          roles: STAFF },
  { name: 'delivered-week',     section: 'done',    title: 'Delivered this week',     collection: 'orders',         view: cameThisWeek('Delivered since Monday.', 'deliveredAt'), roles: STAFF },
  { name: 'completed-week',     section: 'done',    title: 'Completed this week',     collection: 'orders',         view: cameThisWeek('Completed since Monday.', 'completedAt'), roles: DESK },
]

/** What only superadmins look after; it belongs to no website. */
export const PLATFORM_TILES: readonly Tile[] = [
  { name: 'failed-mails',   section: 'waiting', title: 'Mails that failed', collection: 'mails',  view: viewOf('mails', 'failed'),   roles: [] },
  { name: 'overdue-timers', section: 'late',    title: 'Timers overdue',    collection: 'timers', view: viewOf('timers', 'overdue'), roles: [] },
]
