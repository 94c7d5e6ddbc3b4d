import type { PayloadRequest } from 'payload'
import { hasArrived } from '../../domain/disputes/disputeMove.ts'
import type { Dispute } from '../../domain/disputes/dispute.ts'
import { GatewayError } from '../../domain/gateways/GatewayError.ts'
import type { Gateway, GatewayDispute } from '../../domain/gateways/gateway.ts'
import { renderEvidence } from '../../lib/disputes/renderEvidence.ts'
import { fault } from '../../lib/faults.ts'
import { gatewayFor } from '../../lib/gateways/gatewayFor.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import { lockDocument } from '../../lib/db/lock.ts'
import { SYSTEM } from '../../lib/workflow/actor.ts'
import type { Document } from '../../lib/workflow/effect.ts'
import { transition } from '../../lib/workflow/transition.ts'
import { applyDispute } from './applyDispute.ts'
import { readDispute } from './readDispute.ts'
import { syncDispute, type FindGateway } from './syncDispute.ts'

/**
 * Carries a dispute on: hands a decision of staff to the gateway, or asks how it stands. Outside of
 * transactions, and safe to repeat: evidence that has arrived is not sent again, and the same evidence under
 * the same key is taken once.
 * @throws GatewayError `unreachable`: ask again later
 */
export async function checkDispute(req: PayloadRequest, id: string, find: FindGateway = gatewayFor): Promise<void> {
  const dispute = await readDispute(req, id)
  if (!dispute) return
  if (dispute.state === 'submitting' || dispute.state === 'conceding') return carryOut(req, dispute, find)
  await syncDispute(req, objectOf(dispute), find)
}

const objectOf = ({ gateway, website, gatewayId }: Dispute) => ({ gateway, website, objectId: gatewayId })

async function carryOut(req: PayloadRequest, dispute: Dispute, find: FindGateway): Promise<void> {
  const gateway = await find(req, dispute.website, dispute.gateway)
  const stands = await gateway.readDispute(dispute.gatewayId)
  const said = hasArrived(dispute, stands) ? stands : await told(req, dispute, gateway)
  if (!said) return
  const { website, gateway: name, synced: seen } = dispute
  const outcome = await applyDispute(req, { website, gateway: name, said, seen, payment: null })
  if (outcome === 'stale') await syncDispute(req, objectOf(dispute), find)
}

/** @returns null when the gateway refused, which is written down */
async function told(req: PayloadRequest, dispute: Dispute, gateway: Gateway): Promise<GatewayDispute | null> {
  try {
    fault('dispute.submit.before-call')
    const said = dispute.state === 'submitting' ? await submitted(dispute, gateway) : await gateway.acceptDispute(dispute.gatewayId)
    fault('dispute.submit.after-call')
    return said
  } catch (error) {
    if (!(error instanceof GatewayError) || error.kind !== 'refused') throw error
    await giveBackToStaff(req, dispute, error.message.slice(0, 500))
    return null
  }
}

/** The episode is part of the key: what is sent after a refusal is another submission. */
async function submitted({ id, stateEpisode, gatewayId, evidence, answer }: Dispute, gateway: Gateway): Promise<GatewayDispute> {
  return gateway.submitEvidence(gatewayId, { key: `${id}:${stateEpisode}`, pdf: await renderEvidence(evidence!), text: answer! })
}

const giveBackToStaff = (req: PayloadRequest, { id, state, stateEpisode }: Dispute, reason: string): Promise<void> =>
  inTransaction(req, async () => {
    const locked = await lockDocument<Document>(req, 'gateway-disputes' as never, id)
    // Somebody else was quicker, and knows better.
    if (locked.state !== state || locked.stateEpisode !== stateEpisode) return
    await transition(req, { collection: 'gateway-disputes', id, name: 'return_to_staff', version: null, actor: SYSTEM, locked, input: { reason } })
  })
