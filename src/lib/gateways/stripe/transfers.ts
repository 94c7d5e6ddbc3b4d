import type { GatewayTransfer, TransferOrder } from '../../../domain/gateways/gateway.ts'
import { GatewayError } from '../../../domain/gateways/GatewayError.ts'
import { ourMinor, stripeAmount } from './amounts.ts'
import { pageOf, transferAnswer } from './answers.ts'
import type { Ask } from './ask.ts'
import { keyOf, startOnce } from './start.ts'

/** Sends money to a connected account, once for each id; answers the present state. */
export async function sendTransfer(ask: Ask, order: TransferOrder): Promise<GatewayTransfer> {
  const group = `scriptorium:${order.id}`
  const params = {
    ...stripeAmount(order.amountMinor, order.currency),
    destination: order.destination,
    description: order.about,
    transfer_group: group,
    metadata: { transfer: order.id, website: ask.account.websiteId },
  }
  const { id } = await startOnce({
    id: order.id,
    create: () => ask.for(transferAnswer, (stripe) => stripe.transfers.create(params, keyOf('transfer', order.id, 'create'))),
    find: async () => (await ask.for(pageOf(transferAnswer), (stripe) => stripe.transfers.list({ transfer_group: group, limit: 1 }))).data[0] ?? null,
  })
  return readTransfer(ask, id)
}

export async function readTransfer(ask: Ask, id: string): Promise<GatewayTransfer> {
  const answer = await ask.for(transferAnswer, (stripe) => stripe.transfers.retrieve(id))
  if (answer.id !== id) throw new GatewayError('unreachable', `Stripe’s answer can’t be understood: it is about ${answer.id}, not ${id}.`, 'nonsense')
  return { id, step: answer.reversed ? 'returned' : 'paid', amountMinor: ourMinor(answer.amount, answer.currency), currency: answer.currency }
}
