import { z } from 'zod'
import type { Facts, Guard, Workflow } from '../workflow/types.ts'
import type { PriceTableProblem } from './priceTableProblems.ts'

export const PRICE_TABLE_STATES = ['draft', 'scheduled', 'withdrawn'] as const
export type PriceTableState = (typeof PRICE_TABLE_STATES)[number]

/** What the guards judge: the table, its problems, and whether another one starts at the same moment. */
export type PriceTableFacts = Facts<{ state: PriceTableState; validFrom: string | null }> & {
  problems: PriceTableProblem[]
  isMomentTaken: boolean
}

const isValid: Guard<PriceTableFacts> = {
  code: 'price_table_invalid',
  sentence: 'The price table has problems. Mend what the list of problems names, then schedule it.',
  isMet: ({ problems }) => problems.every(({ severity }) => severity !== 'error'),
  details: ({ problems }) => ({ problems }),
}

const startsInFuture: Guard<PriceTableFacts> = {
  code: 'valid_from_in_past',
  sentence: 'Prices can’t start in the past. Choose a later moment, or leave it empty to start now.',
  isMet: ({ input, now }) => startOf(input, now) >= now,
}

const startsAlone: Guard<PriceTableFacts> = {
  code: 'valid_from_taken',
  sentence: 'Another scheduled price table starts at that moment. Choose another one, or withdraw that table first.',
  isMet: ({ isMomentTaken }) => !isMomentTaken,
}

const isNotYetInForce: Guard<PriceTableFacts> = {
  code: 'price_table_in_force',
  sentence: 'These prices have started and orders rely on them. Schedule another table to replace them.',
  isMet: ({ doc, now }) => doc.validFrom !== null && new Date(doc.validFrom) > now,
}

const ScheduleInput = z.strictObject({
  validFrom: z.iso
    .datetime({ offset: true })
    .optional()
    .meta({ title: 'Valid from', description: 'Leave it empty to start now.' }),
})

/** A draft can be edited; a scheduled table never again, since quotes and orders rely on it. */
export const priceTableWorkflow: Workflow<PriceTableState, PriceTableFacts> = {
  kind: 'price-table',
  label: 'Price table',
  collection: 'price-tables',
  states: PRICE_TABLE_STATES,
  initial: 'draft',
  final: ['withdrawn'],
  goal: 'scheduled',
  transitions: [
    { name: 'schedule', label: 'Schedule', from: ['draft'],     to: 'scheduled', by: ['admin'], guards: [isValid, startsInFuture, startsAlone], input: ScheduleInput, effects: ['setValidFrom'], confirm: 'A scheduled price table can no longer be edited. Schedule it?' },
    { name: 'withdraw', label: 'Withdraw', from: ['scheduled'], to: 'withdrawn', by: ['admin'], guards: [isNotYetInForce], confirm: 'These prices will never apply. Withdraw the table?' },
  ],
}

/** When a table that is scheduled with this input starts: the moment given, or now. */
export function startOf({ validFrom }: Record<string, unknown>, now: Date): Date {
  const parsed = ScheduleInput.safeParse({ validFrom })
  // Input that is not a moment is refused by its schema, after the guards.
  return parsed.success && parsed.data.validFrom ? new Date(parsed.data.validFrom) : now
}
