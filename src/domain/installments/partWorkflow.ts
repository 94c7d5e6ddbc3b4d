import { z } from 'zod'
import type { Facts, Guard, Workflow } from '../workflow/types.ts'
import { isRunning, OPEN_PARTS, PART_STATES, type Part, type PartState, type Plan } from './plan.ts'

export type PartFacts = Facts<Part> & {
  planState: Plan['state']
  /** Of the part before it and the one after it; null where there is none. */
  earliest: string | null
  latest: string | null
}

const DAY_MS = 86_400_000
const MOST_DAYS = 730

const dateOf = ({ input }: PartFacts): number => new Date(String(input.dueAt)).getTime()

const hasRunningPlan: Guard<PartFacts> = {
  code: 'no_installment_plan',
  sentence: 'The plan does not run: its dates no longer count.',
  isMet: ({ planState }) => isRunning({ state: planState }),
}

// Asked for what can be done now, without an input, everything is well.
const isInOrder: Guard<PartFacts> = {
  code: 'installment_date',
  sentence: 'Choose a day in the future, within two years, between those of the parts before and after.',
  isMet: (facts) => {
    const { now, earliest, latest, input } = facts
    if (input.dueAt === undefined) return true
    const date = dateOf(facts)
    const isNear = date > now.getTime() && date <= now.getTime() + MOST_DAYS * DAY_MS
    return isNear && (earliest === null || date >= new Date(earliest).getTime()) && (latest === null || date <= new Date(latest).getTime())
  },
  details: ({ earliest, latest }) => ({ earliest, latest }),
}

const NewDate = z.strictObject({
  dueAt: z.iso.datetime().describe('When it is due, as a moment such as 2026-04-01T09:00:00Z'),
  reason: z.string().trim().min(1).max(500).describe('Reason'),
})

/** One part of a price. Its amount is never waived: staff may move its date. */
export const partWorkflow: Workflow<PartState, PartFacts> = {
  kind: 'installment',
  label: 'Installment',
  collection: 'installments',
  states: PART_STATES,
  initial: 'planned',
  final: ['paid', 'void'],
  transitions: [
    { name: 'fall_due',   label: 'Fall due', from: ['planned'], to: 'due', by: ['system'] },
    { name: 'miss',       label: 'Miss',     from: ['planned', 'due'], to: 'overdue', by: ['system'] },
    { name: 'settle',     label: 'Settle',   from: OPEN_PARTS, to: 'paid', by: ['system'], effects: ['keepPaid'] },
    { name: 'void',       label: 'Void',     from: OPEN_PARTS, to: 'void', by: ['system'] },
    { name: 'reschedule', label: 'Change the date', from: OPEN_PARTS, to: 'planned', by: ['admin', 'support'], guards: [hasRunningPlan, isInOrder], input: NewDate, effects: ['keepDate'] },
  ],
}
