import { InstallmentPlans } from '../collections/installments/InstallmentPlans.ts'
import { Installments } from '../collections/installments/Installments.ts'
import { partWorkflow } from '../domain/installments/partWorkflow.ts'
import { planWorkflow } from '../domain/installments/planWorkflow.ts'
import { queuePlansJob, tendPlanJob } from '../jobs/installments.ts'
import { feature, type Reaction } from '../lib/feature.ts'
import { endPlan } from '../operations/installments/endPlan.ts'
import { mailAccepted, mailCancelled, mailChargeFailed, mailDueSoon, mailOverdue, mailPaused, mailResumed } from '../operations/installments/mailPlan.ts'
import { noteCharge } from '../operations/installments/noteFailure.ts'
import { callIn, dropPlan, holdWork, keepDate, keepPaid, loadPartFacts, resumeWork, voidRest } from '../operations/installments/planEffects.ts'
import { lockPayableOfPart, lockPayableOfPlan } from '../operations/installments/planOf.ts'

const end: Reaction[] = [(req, { document }) => endPlan(req, document)]
const charge: Reaction[] = [noteCharge]

/** Payment in parts: plans, dates, charges of saved methods, the pause of work that is not paid for. */
export const installments = feature({
  area: 'installments',
  collections: [InstallmentPlans, Installments],
  jobs: [queuePlansJob, tendPlanJob],
  reactions: {
    'order.cancel': end,
    'order.expire': end,
    'payment.fail': charge,
    'payment.cancel': charge,
    'payment.expire': charge,
    'installment-plan.accept': [mailAccepted],
    'installment-plan.charge_failed': [mailChargeFailed],
    'installment-plan.pause': [mailPaused],
    'installment-plan.resume': [mailResumed],
    'installment-plan.cancel': [mailCancelled],
    'installment.due_soon': [mailDueSoon],
    'installment.miss': [mailOverdue],
  },
  workflows: [
    { workflow: planWorkflow, lockFirst: lockPayableOfPlan, effects: { holdWork, resumeWork, dropPlan, callIn, voidRest }, parties: { client: 'client' } },
    { workflow: partWorkflow, lockFirst: lockPayableOfPart, loadFacts: loadPartFacts, effects: { keepPaid, keepDate }, parties: { client: 'client' } },
  ],
})
