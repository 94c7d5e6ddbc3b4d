import type { PayloadRequest } from 'payload'
import { DomainError } from '../../domain/errors.ts'
import type { GatewayName } from '../../domain/gateways/gateway.ts'
import type { PlanWithParts } from '../../domain/installments/plan.ts'
import { row, rows } from '../../lib/db/rows.ts'
import { createPayment } from '../payments/createPayment.ts'
import { noteFailure } from './noteFailure.ts'
import { patchPlan } from './patchPlan.ts'

type Method = { id: string; gateway: GatewayName }

const METHOD = `
  select id, gateway::text as gateway from payment_methods where website_id = $1 and client_id = $2 and ($3::uuid is null or id = $3) order by created_at desc, id desc limit 1`

/**
 * Writes an attempt to charge a client's saved method for what is due, under a name that no second one can have.
 * Nobody is there to answer a question. What can't be charged at all counts as a failed try.
 * @returns the attempt, which the gateway is told of outside of this transaction; null when there is none
 */
export async function beginCharge(req: PayloadRequest, plan: PlanWithParts, amountMinor: number): Promise<string | null> {
  const method = await row<Method>(req, METHOD, [plan.website, plan.client, plan.method])
  if (!method) return refused(req, plan, { code: 'method_missing', sentence: 'There is no saved method that could be charged.' })
  await rows(req, 'savepoint before_charge')
  try {
    const charge = await createPayment(req, {
      client: plan.client, payable: { collection: plan.payableCollection, id: plan.payableId }, purpose: 'installment', amountMinor, useWallet: false,
      gateway: method.gateway, method: method.id, isOffSession: true, chargeKey: `${plan.id}:${plan.charges + 1}`,
    })
    await patchPlan(req, plan, { charge, charges: plan.charges + 1, nextTryAt: null })
    return charge
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    await rows(req, 'rollback to savepoint before_charge')
    return refused(req, plan, { code: error.code, sentence: error.message })
  }
}

async function refused(req: PayloadRequest, plan: PlanWithParts, decline: { code: string; sentence: string }): Promise<null> {
  await noteFailure(req, plan, decline)
  return null
}
