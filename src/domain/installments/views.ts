import { before, dayStart, is, isIn, since, type ListView } from '../lists/view.ts'
import { OPEN_PARTS } from './plan.ts'

/** Plans as people ask for them. */
export const PLAN_VIEWS = [
  { name: 'failed', label: 'Charge failed', urgent: true, sort: '-updatedAt', hint: 'The saved method was declined, and the client has not paid since.', groups: () => [[isIn('state', ['active', 'paused']), ['failedTries', 'greater_than', '0']]] },
  { name: 'paused', label: 'Paused', urgent: true, sort: 'stateSince', hint: 'Unpaid for longer than the days of grace: the work rests. The longest first.', groups: () => [[is('state', 'paused')]] },
  { name: 'waiting', label: 'Waiting for the deposit', sort: 'createdAt', hint: 'Accepted; work begins with the deposit.', groups: () => [[is('state', 'waiting')]] },
  { name: 'active', label: 'Running', hint: 'The deposit is there, the rest comes in parts.', groups: () => [[is('state', 'active')]] },
  { name: 'completed', label: 'Paid', hint: 'All of it is paid.', groups: () => [[is('state', 'completed')]] },
  { name: 'cancelled', label: 'Cancelled', hint: 'Ended before all of it was paid by the plan.', groups: () => [[is('state', 'cancelled')]] },
] as const satisfies readonly ListView[]

/** Installments as people ask for them. */
export const PART_VIEWS = [
  { name: 'overdue', label: 'Overdue', urgent: true, sort: 'dueAt', hint: 'Due more than a day ago, and not paid. The longest first.', groups: () => [[is('state', 'overdue')]] },
  { name: 'due', label: 'Due', sort: 'dueAt', hint: 'Due now: charged, or waiting for the client.', groups: () => [[is('state', 'due')]] },
  { name: 'due-this-week', label: 'Due in 7 days', sort: 'dueAt', hint: 'Falls due within seven days.',
    groups: (moment) => [[isIn('state', OPEN_PARTS), since('dueAt', dayStart(moment)), before('dueAt', dayStart(moment, 8))]] },
  { name: 'planned', label: 'To come', sort: 'dueAt', hint: 'The next first.', groups: () => [[is('state', 'planned')]] },
  { name: 'paid', label: 'Paid', sort: '-paidAt', hint: 'The money is there.', groups: () => [[is('state', 'paid')]] },
] as const satisfies readonly ListView[]
