import type { PaymentOrder } from '../../../domain/gateways/gateway.ts'
import { GatewayError } from '../../../domain/gateways/GatewayError.ts'
import { customerAnswer, pageOf } from './answers.ts'
import { isServerError, type Ask } from './ask.ts'
import { keyOf } from './start.ts'

/**
 * The client's customer at Stripe; made at the first payment. It is made of what never changes, so that its
 * key always carries the same request; the name and address follow in a second one.
 */
export async function customerOf(ask: Ask, { id: payment, client }: PaymentOrder): Promise<string> {
  if (client.gatewayId) return client.gatewayId
  const id = await made(ask, client.id, payment)
  await ask.for(customerAnswer, (stripe) => stripe.customers.update(id, { email: client.email, name: client.name }))
  return id
}

async function made(ask: Ask, client: string, payment: string): Promise<string> {
  const { websiteId } = ask.account
  const create = async (step: string): Promise<string> => {
    const params = { metadata: { client, website: websiteId } }
    const { id } = await ask.for(customerAnswer, (stripe) => stripe.customers.create(params, keyOf('customer', `${websiteId}:${client}`, step)))
    return id
  }
  try {
    return await create('create')
  } catch (error) {
    if (!(error instanceof GatewayError) || !isServerError(error)) throw error
    // Stripe keeps that answer for a day. A second customer does no harm; a second payment can't come of it.
    return (await found(ask, client)) ?? create(`create:${payment}`)
  }
}

async function found(ask: Ask, client: string): Promise<string | null> {
  const { data } = await ask.for(pageOf(customerAnswer), (stripe) => stripe.customers.list({ limit: 100 }))
  return data.find(({ metadata }) => metadata?.['client'] === client)?.id ?? null
}
