import type { PayloadRequest } from 'payload'
import { GatewayError } from '../../domain/gateways/GatewayError.ts'
import type { Gateway, GatewayTransfer } from '../../domain/gateways/gateway.ts'
import { row, rows } from '../../lib/db/rows.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import { fault } from '../../lib/faults.ts'
import { lockDocument } from '../../lib/db/lock.ts'
import { SYSTEM } from '../../lib/workflow/actor.ts'
import type { Document } from '../../lib/workflow/effect.ts'
import { transition } from '../../lib/workflow/transition.ts'

/** Asked for when it is needed: it reads the website's keys. */
export type GatewayOf = (website: string) => Promise<Gateway>

type Due = { id: string; website: string; code: string; amountMinor: number; currency: string; destination: string }

const DUE = `
  select p.id, p.website_id as website, p.code, p.amount_minor as "amountMinor", p.currency, d.account_id as destination
  from payouts p join payout_details d on d.id = p.details_id
  where p.id = $1 and p.state = 'in_transit' and p.method = 'connect'`

/**
 * Sends a payout that is in transit to the writer's account at the gateway, outside of any transaction.
 * Safe to repeat: the payout's id is the key, so the gateway sends it once. A refusal gives the money
 * back; a gateway that can't be reached is asked again.
 * @throws GatewayError `unreachable`
 */
export async function sendTransfer(req: PayloadRequest, id: string, gatewayOf: GatewayOf): Promise<void> {
  const due = await row<Due>(req, DUE, [id])
  if (!due) return
  const { website, code, amountMinor, currency, destination } = due
  const gateway = await gatewayOf(website)
  try {
    fault('payout.transfer.before-call')
    const transfer = await gateway.sendTransfer({ id, destination, amountMinor, currency, about: `Payout ${code}` })
    fault('payout.transfer.after-call')
    await settleTransfer(req, id, transfer)
  } catch (error) {
    if (!(error instanceof GatewayError) || error.kind !== 'refused') throw error
    await move(req, { id, name: 'fail', input: { reason: `${error.message}${error.code ? ` (${error.code})` : ''}`.slice(0, 500) } })
  }
}

/**
 * Books what the gateway says of a transfer now, in whatever order it is said.
 * @throws Error when it is of another amount, which somebody has to look into
 */
export const settleTransfer = (req: PayloadRequest, id: string, transfer: GatewayTransfer): Promise<void> =>
  inTransaction(req, async () => {
    const doc = await lockDocument<Document & { amountMinor: number; currency: string }>(req, 'payouts', id)
    if (transfer.amountMinor !== doc.amountMinor || transfer.currency !== doc.currency) {
      throw new Error(`The transfer ${transfer.id} is over ${transfer.amountMinor} ${transfer.currency}, the payout ${id} over ${doc.amountMinor} ${doc.currency}`)
    }
    await rows(req, 'update payouts set gateway_id = $2 where id = $1 and gateway_id is null', [id, transfer.id])
    if (doc.state === 'in_transit' && transfer.step === 'paid') await move(req, { id, name: 'confirm' })
    if (doc.state === 'in_transit' && transfer.step === 'returned') await move(req, { id, name: 'fail', input: { reason: RETURNED } })
    if (doc.state === 'paid' && transfer.step === 'returned') await move(req, { id, name: 'return', input: { reason: RETURNED } })
  })

const RETURNED = 'The gateway took the transfer back.'

const move = (req: PayloadRequest, { id, name, input = {} }: { id: string; name: string; input?: Record<string, unknown> }): Promise<Document> =>
  transition(req, { collection: 'payouts', id, name, version: null, actor: SYSTEM, input })
