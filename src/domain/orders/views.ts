import { before, cameThisWeek, cameToday, dayStart, is, isIn, since, type ListView } from '../lists/view.ts'
import type { OrderState } from './states.ts'

/** States in which the deadline runs: paid for and not delivered. On hold it waits. */
export const CLOCK_RUNS = ['available', 'in_progress', 'in_review', 'in_revision'] as const satisfies readonly OrderState[]

/** Whose move an order waits for. */
const WITH_CLIENT = ['awaiting_payment', 'delivered'] as const satisfies readonly OrderState[]
const WITH_WRITER = ['in_progress', 'in_revision'] as const satisfies readonly OrderState[]

const SOONEST = 'deadline'

/** Orders as people ask for them. */
export const ORDER_VIEWS = [
  { name: 'late', label: 'Late', urgent: true, sort: SOONEST, hint: 'Paid for, not delivered, and past the deadline. Orders on hold are not late: their clock waits.',
    groups: ({ now }) => [[isIn('state', CLOCK_RUNS), before('deadline', now.toISOString())]] },
  { name: 'due-today', label: 'Due today', sort: SOONEST, hint: 'To be delivered before the day is over in the website’s time zone.',
    groups: (moment) => [[isIn('state', CLOCK_RUNS), since('deadline', moment.now.toISOString()), before('deadline', dayStart(moment, 1))]] },
  { name: 'unclaimed', label: 'Unclaimed', sort: SOONEST, hint: 'Paid for, and no writer has it.', groups: () => [[is('state', 'available')]] },
  { name: 'in-review', label: 'In review', sort: SOONEST, hint: 'Handed in by the writer; an editor looks at it next.', groups: () => [[is('state', 'in_review')]] },
  { name: 'waiting-for-client', label: 'Waiting for client', sort: 'stateSince', hint: 'To be paid, to be accepted, or on hold because of the client.',
    groups: () => [[isIn('state', WITH_CLIENT)], [is('state', 'on_hold'), is('heldBy', 'client')]] },
  { name: 'waiting-for-writer', label: 'Waiting for writer', sort: SOONEST, hint: 'In work or in revision, or on hold because of the writer.',
    groups: () => [[isIn('state', WITH_WRITER)], [is('state', 'on_hold'), is('heldBy', 'writer')]] },
  { name: 'on-hold', label: 'On hold', sort: 'pausedAt', hint: 'Work rests and the deadline waits, the longest first.', groups: () => [[is('state', 'on_hold')]] },
  cameToday('Placed today.'),
  cameThisWeek('Placed since Monday.'),
] as const satisfies readonly ListView[]

/** What writers ask. */
export const REQUEST_VIEWS = [
  { name: 'to-answer', label: 'To answer', sort: 'createdAt', hint: 'A writer waits for a yes or no, the longest first.', groups: () => [[is('answer', 'open')]] },
  { name: 'answered', label: 'Answered', hint: 'Approved or declined.', groups: () => [[isIn('answer', ['approved', 'declined'])]] },
] as const satisfies readonly ListView[]

/** Who works on what. */
export const ASSIGNMENT_VIEWS = [
  { name: 'running', label: 'Running', sort: 'startedAt', hint: 'The writer has the order now.', groups: () => [[['endedAt', 'exists', 'false']]] },
  { name: 'ended', label: 'Ended', hint: 'The writer is done or was taken off.', groups: () => [[['endedAt', 'exists', 'true']]] },
] as const satisfies readonly ListView[]
