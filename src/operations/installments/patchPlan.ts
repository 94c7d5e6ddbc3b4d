import type { PayloadRequest } from 'payload'
import type { Plan } from '../../domain/installments/plan.ts'
import { now } from '../../lib/clock.ts'

/** Writes what a plan remembers of its charges and moments. Its state moves by transitions. */
export async function patchPlan(req: PayloadRequest, { id }: Pick<Plan, 'id'>, data: Record<string, unknown>): Promise<void> {
  await req.payload.db.updateOne({ collection: 'installment-plans', id, req, data: { ...data, updatedAt: now().toISOString() } })
}
