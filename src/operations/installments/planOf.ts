import type { CollectionSlug, PayloadRequest } from 'payload'
import type { Part, Plan, PlanWithParts } from '../../domain/installments/plan.ts'
import type { Payable } from '../../domain/ledger/accountRef.ts'
import { lockDocument } from '../../lib/db/lock.ts'
import { row, rows } from '../../lib/db/rows.ts'

type Dated = Omit<Part, 'dueAt' | 'remindedAt'> & { dueAt: Date; remindedAt: Date | null }

const PARTS = `
  select id, number, state::text, version, due_at as "dueAt", amount_minor as "amountMinor", paid_minor as "paidMinor", reminded_at as "remindedAt"
  from installments where plan_id = $1 order by number`

/** The parts of a plan, in their order. Whoever holds the lock of what is paid for is the only one to change them. */
export async function partsOf(req: PayloadRequest, plan: string): Promise<Part[]> {
  const found = await rows<Dated>(req, PARTS, [plan])
  return found.map((part) => ({ ...part, dueAt: part.dueAt.toISOString(), remindedAt: part.remindedAt?.toISOString() ?? null }))
}

/** Locks a plan and reads it with its parts. Lock what it pays for before. @throws DomainError `not_found` */
export async function lockPlan(req: PayloadRequest, id: string): Promise<PlanWithParts> {
  const plan = await lockDocument<Plan>(req, 'installment-plans' as CollectionSlug, id)
  return { ...plan, parts: await partsOf(req, id) }
}

/** A document that is paid by a plan, as plans know it. */
export type PlanPayable = { id: string; website: string; state: string; stateEpisode: number; currency: string; totalMinor: number; installmentPlan: string | null }

/** Locks what a plan pays for: before the plan and its parts. Null for a plan that is not there. */
export async function lockPayableOfPlan(req: PayloadRequest, plan: string): Promise<PlanPayable | null> {
  const about = await row<Payable>(req, 'select payable_collection as collection, payable_id as id from installment_plans where id = $1', [plan])
  return about && lockDocument<PlanPayable>(req, about.collection as CollectionSlug, about.id)
}

/** The same for one of its parts. */
export async function lockPayableOfPart(req: PayloadRequest, part: string): Promise<PlanPayable | null> {
  const of = await row<{ plan: string }>(req, 'select plan_id as plan from installments where id = $1', [part])
  return of && lockPayableOfPlan(req, of.plan)
}
