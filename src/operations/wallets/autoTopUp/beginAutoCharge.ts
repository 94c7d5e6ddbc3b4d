import type { PayloadRequest } from 'payload'
import { DomainError } from '../../../domain/errors.ts'
import type { GatewayName } from '../../../domain/gateways/gateway.ts'
import { WATCH_MS, type AutoTopUp } from '../../../domain/wallets/autoTopUp.ts'
import { now } from '../../../lib/clock.ts'
import { row, rows } from '../../../lib/db/rows.ts'
import { createPayment } from '../../payments/createPayment.ts'
import { requestTopUp } from '../../payments/requestTopUp.ts'
import { patchAutoTopUp } from './autoTopUpOf.ts'
import { dropPending } from './dropPending.ts'
import { noteFailure } from './noteCharge.ts'

/**
 * Announces a top-up, or takes the one that was announced and not paid, and writes an attempt to charge it, under a name
 * that no second one can have. What can't be charged at all counts as a failed try. Lock it before.
 * @returns the attempt, which the gateway is told of outside of this transaction; null when there is none
 */
export async function beginAutoCharge(req: PayloadRequest, auto: AutoTopUp): Promise<string | null> {
  await rows(req, 'savepoint before_charge')
  try {
    const method = await methodOf(req, auto)
    const topUp = (await pendingOf(req, auto)) ?? (await announce(req, auto, method.gateway))
    const charge = await createPayment(req, {
      client: auto.client, payable: { collection: 'top-ups', id: topUp }, useWallet: false, gateway: method.gateway, method: method.id,
      isOffSession: true, chargeKey: `${auto.id}:${auto.charges + 1}`,
    })
    await patchAutoTopUp(req, auto, { charge, charges: auto.charges + 1, nextAt: new Date(now().getTime() + WATCH_MS).toISOString() })
    return charge
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    await rows(req, 'rollback to savepoint before_charge')
    await noteFailure(req, auto, { code: error.code, sentence: error.message })
    return null
  }
}

async function methodOf(req: PayloadRequest, { website, client, method }: AutoTopUp): Promise<{ id: string; gateway: GatewayName }> {
  const found = await row<{ id: string; gateway: GatewayName }>(req, 'select id, gateway::text as gateway from payment_methods where id = $1 and website_id = $2 and client_id = $3', [method, website, client])
  if (!found) throw new DomainError('method_unknown', 'The saved method is not there any more.')
  return found
}

const pendingOf = async (req: PayloadRequest, { id, amountMinor }: AutoTopUp): Promise<string | null> =>
  (await row<{ id: string }>(req, `select id from top_ups where auto_top_up_id = $1 and state = 'pending' and amount_minor = $2 order by id desc limit 1`, [id, amountMinor]))?.id ?? null

async function announce(req: PayloadRequest, { id, website, client, amountMinor, currency }: AutoTopUp, gateway: GatewayName): Promise<string> {
  await dropPending(req, id, 'Another amount is charged.')
  return (await requestTopUp(req, { website, client, amountMinor, currency, gateway, autoTopUp: id })).id
}
