import type { Job } from '../lib/feature.ts'
import { queuePlans } from '../operations/installments/queuePlans.ts'
import { tendPlan } from '../operations/installments/tendPlan.ts'

/** Every minute: up to 200 plans for which time has brought something. */
export const queuePlansJob: Job = { name: 'tend-installment-plans', cron: '* * * * *', retryLimit: 0, run: (req) => queuePlans(req) }

/** Reminds, charges, pauses for one plan. */
export const tendPlanJob: Job = { name: 'tend-installment-plan', retryDelay: 1, retryLimit: 5, run: (req, { planId }) => tendPlan(req, planId as string) }
