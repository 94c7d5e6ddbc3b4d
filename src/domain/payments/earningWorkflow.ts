import type { Facts, Workflow } from '../workflow/types.ts'

export const EARNING_STATES = ['pending', 'cleared', 'reversed'] as const
export type EarningState = (typeof EARNING_STATES)[number]

/** A writer's earning waits until the website's clearance period is over; until then it can be taken back. */
export const earningWorkflow: Workflow<EarningState, Facts<{ state: EarningState }>> = {
  kind: 'earning',
  label: 'Earning',
  collection: 'earnings',
  states: EARNING_STATES,
  initial: 'pending',
  final: ['cleared', 'reversed'],
  transitions: [
    { name: 'clear',   label: 'Clear',     from: ['pending'], to: 'cleared',  by: ['timer'],  after: { setting: 'clearanceDays', unit: 'days' }, effects: ['postClearing'] },
    { name: 'reverse', label: 'Take back', from: ['pending'], to: 'reversed', by: ['system'], effects: ['postReversal'] },
  ],
}
