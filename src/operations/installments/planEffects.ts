import type { PayloadRequest } from 'payload'
import { endParts } from '../../domain/installments/fitParts.ts'
import { sumOf, type Plan } from '../../domain/installments/plan.ts'
import type { PartFacts } from '../../domain/installments/partWorkflow.ts'
import { row, rows } from '../../lib/db/rows.ts'
import { send } from '../../lib/jobs/boss.ts'
import type { Effect } from '../../lib/workflow/effect.ts'
import { partsOf } from './planOf.ts'
import { holdPayable, resumePayable } from './workOf.ts'
import { writeParts } from './writeParts.ts'

const planIn = (doc: unknown): Plan => doc as Plan

/** Nothing is charged or told any more. */
const QUIET = { charge: null, method: null, chargesItself: false, nextAt: null, nextTryAt: null, failedTries: 0, needsClient: false }

export const holdWork: Effect = async ({ req, doc }) => ({ holdEpisode: await holdPayable(req, planIn(doc), 'An installment is overdue.') })

export const resumeWork: Effect = async ({ req, doc, to }) => {
  await resumePayable(req, planIn(doc))
  return { holdEpisode: null, ...(to === 'completed' && QUIET) }
}

/** Nobody has begun to pay by the plan: what it was for is paid as if there had been none. */
export const dropPlan: Effect = async ({ req, doc, input, now }) => {
  const { payableCollection, payableId } = planIn(doc)
  await rows(req, `update "${payableCollection.replaceAll('-', '_')}" set installment_plan_id = null, updated_at = $2 where id = $1`, [payableId, now])
  return { ...(await endPlan(req, planIn(doc), { isRestDue: false, now })), reason: input.reason ?? null }
}

/** The rest is one part that is due now, and the work rests until it is paid. */
export const callIn: Effect = async ({ req, doc, input, now }) => ({
  ...(await endPlan(req, planIn(doc), { isRestDue: true, now })),
  holdEpisode: planIn(doc).holdEpisode ?? (await holdPayable(req, planIn(doc), 'The installment plan was cancelled, and the rest is not paid.')),
  reason: input.reason,
})

/** What it was for has ended. */
export const voidRest: Effect = ({ req, doc, now }) => endPlan(req, planIn(doc), { isRestDue: false, now })

async function endPlan(req: PayloadRequest, plan: Plan, { isRestDue, now }: { isRestDue: boolean; now: Date }): Promise<Record<string, unknown>> {
  const before = await partsOf(req, plan.id)
  const after = endParts(before, { dueAt: now, isRestDue })
  await writeParts(req, plan, { before, after })
  return { ...QUIET, totalMinor: sumOf(after) }
}

/** The moment at which a part was paid. */
export const keepPaid: Effect = async ({ now }) => ({ paidAt: now.toISOString() })

/** A part has another date; its client is reminded of that one. What it means is looked at at once. */
export const keepDate: Effect = async ({ req, doc, input, now }) => {
  const plan = doc.plan as string
  await rows(req, 'update installment_plans set next_at = $2 where id = $1', [plan, now])
  await send(req, 'tend-installment-plan', { planId: plan, websiteId: doc.website })
  return { dueAt: new Date(String(input.dueAt)).toISOString(), remindedAt: null }
}

const NEIGHBOURS = `
  select p.state::text as "planState",
    (select max(due_at) from installments where plan_id = p.id and number < $2 and state <> 'void') as earliest,
    (select min(due_at) from installments where plan_id = p.id and number > $2 and state <> 'void') as latest
  from installment_plans p where p.id = $1`

/** What the moves of a part are judged by. */
export async function loadPartFacts(req: PayloadRequest, { doc }: { doc: Record<string, unknown> }): Promise<Pick<PartFacts, 'planState' | 'earliest' | 'latest'>> {
  const { planState, earliest, latest } = (await row<{ planState: Plan['state']; earliest: Date | null; latest: Date | null }>(req, NEIGHBOURS, [doc.plan, doc.number]))!
  return { planState, earliest: earliest?.toISOString() ?? null, latest: latest?.toISOString() ?? null }
}
