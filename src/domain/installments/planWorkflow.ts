import { z } from 'zod'
import type { Facts, Workflow } from '../workflow/types.ts'
import { PLAN_STATES, RUNNING, type Plan, type PlanState } from './plan.ts'

export type PlanFacts = Facts<Plan>

const Because = z.strictObject({ reason: z.string().trim().min(1).max(500).describe('Reason, which the client reads') })

const staff = ['admin', 'support'] as const

/** How one document is paid in parts, from the client's yes to the last part. */
export const planWorkflow: Workflow<PlanState, PlanFacts> = {
  kind: 'installment-plan',
  label: 'Installment plan',
  collection: 'installment-plans',
  states: PLAN_STATES,
  initial: 'waiting',
  final: ['completed', 'cancelled'],
  transitions: [
    { name: 'begin',    label: 'Begin',    from: ['waiting'], to: 'active',    by: ['system'] },
    { name: 'pause',    label: 'Pause',    from: ['active'],  to: 'paused',    by: ['system'], effects: ['holdWork'] },
    { name: 'resume',   label: 'Resume',   from: ['paused'],  to: 'active',    by: ['system'], effects: ['resumeWork'] },
    { name: 'complete', label: 'Complete', from: ['waiting', ...RUNNING], to: 'completed', by: ['system'], effects: ['resumeWork'] },
    { name: 'cancel',   label: 'Cancel the plan', from: ['waiting'], to: 'cancelled', by: ['client'], effects: ['dropPlan'], confirm: 'Pay in another way instead? Nothing was paid by this plan yet.' },
    { name: 'cancel',   label: 'Cancel the plan', from: ['waiting'], to: 'cancelled', by: staff, input: Because, effects: ['dropPlan'], confirm: 'The whole price is due again. Cancel the plan?' },
    { name: 'cancel',   label: 'Cancel the plan', from: RUNNING, to: 'cancelled', by: staff, input: Because, effects: ['callIn'], confirm: 'All that is unpaid becomes due at once, and the work rests until it is paid. Cancel the plan?' },
    { name: 'end',      label: 'End',      from: ['waiting', ...RUNNING], to: 'cancelled', by: ['system'], effects: ['voidRest'] },
  ],
}
