import type { Documents } from './footprintOfMoney.ts'
import { type Scene, stepsIn, untilIs } from './steps.ts'

type Disputed = { documents: Documents; gatewayId: string }

/** A client's bank takes payments back: from the first word of it to the end that it finds. */
export const DISPUTE_FLOWS = {
  disputeOpened: async (scene: Scene): Promise<Documents> => {
    const { paidOrder, disputeAt, known } = disputesIn(scene)
    const documents = await paidOrder()
    await scene.begin()
    return { ...documents, dispute: await known(await disputeAt(documents.payment!)) }
  },
  disputeAnswered: async (scene: Scene): Promise<Documents> => {
    const { opened, paidOrder, answer } = disputesIn(scene)
    const { documents } = await opened(await paidOrder())
    await answer(documents.dispute!, scene.begin)
    return documents
  },
  disputeConceded: async (scene: Scene): Promise<Documents> => {
    const { opened, paidOrder } = disputesIn(scene)
    const { documents } = await opened(await paidOrder())
    await scene.begin()
    await stepsIn(scene).move(scene.platform.world.admin, `gateway-disputes/${documents.dispute}`, 'concede')
    return documents
  },
  disputeWon: async (scene: Scene): Promise<Documents> => {
    const { opened, paidOrder, answer, decide } = disputesIn(scene)
    const { documents, gatewayId } = await opened(await paidOrder())
    await answer(documents.dispute!)
    await stepsIn(scene).untilState(`gateway-disputes/${documents.dispute}`, 'under_review')
    await scene.begin()
    await decide(gatewayId, 'win')
    return documents
  },
  /** What is in the wallet is taken at once. */
  disputeLost: async (scene: Scene): Promise<Documents> => {
    const { opened, paidTopUp, decide } = disputesIn(scene)
    const { documents, gatewayId } = await opened(await paidTopUp())
    await scene.begin()
    await decide(gatewayId, 'lose')
    return documents
  },
  disputeRecovered: async (scene: Scene): Promise<Documents> => {
    const { opened, paidOrder, decide, tell } = disputesIn(scene)
    const { untilState, move } = stepsIn(scene)
    const { documents, gatewayId } = await opened(await paidOrder())
    await decide(gatewayId, 'lose')
    await tell(gatewayId)
    await untilState(`gateway-disputes/${documents.dispute}`, 'lost')
    await scene.begin()
    await move(scene.platform.world.admin, `gateway-disputes/${documents.dispute}`, 'recover')
    return documents
  },
} satisfies Record<string, (scene: Scene) => Promise<Documents>>

function disputesIn(scene: Scene) {
  const { gateway, platform, client } = scene
  const { order, method, pay, announce, untilState, move } = stepsIn(scene)
  const intentOf = async (payment: string): Promise<string> => {
    const [row] = await platform.postgres.sql<{ intent: string }>('select intent_id as intent from payments where id::text = $1', [payment])
    return row!.intent
  }
  /** @returns the gateway's name of the dispute */
  const disputeAt = async (payment: string): Promise<string> => {
    const intent = await intentOf(payment)
    const { latest_charge: charge } = await gateway.stripe.paymentIntents.retrieve(intent)
    await gateway.control(String(charge), 'dispute', { reason: 'product_not_received' })
    return (await gateway.stripe.disputes.list({ payment_intent: intent })).data[0]!.id
  }
  /** Waits until the platform has heard of it. @returns our id */
  const known = (gatewayId: string): Promise<string> => untilIs(async () => {
    const [row] = await platform.postgres.sql<{ id: string }>('select id::text from gateway_disputes where gateway_id = $1', [gatewayId])
    return row?.id
  })
  const paid = async (documents: Documents): Promise<Documents> => {
    await untilState(`payments/${documents.payment}`, 'succeeded')
    return documents
  }
  return {
    disputeAt, known,
    tell: scene.tell,
    decide: (gatewayId: string, how: 'win' | 'lose') => gateway.control(gatewayId, how),
    paidOrder: async (): Promise<Documents> => {
      const [id, saved] = [await order(), await method()]
      return paid({ order: id, payment: (await pay('orders', id, { method: saved })).id })
    },
    paidTopUp: async (): Promise<Documents> => {
      const saved = await method()
      const { id } = await announce('stripe')
      return paid({ 'top-up': id, payment: (await pay('top-ups', id, { method: saved })).id })
    },
    opened: async (documents: Documents): Promise<Disputed> => {
      const gatewayId = await disputeAt(documents.payment!)
      await scene.tell(gatewayId)
      return { gatewayId, documents: { ...documents, dispute: await known(gatewayId) } }
    },
    answer: async (dispute: string, begin: () => Promise<void> = async () => undefined): Promise<void> => {
      const place = `gateway-disputes/${dispute}`
      await move(platform.world.support, place, 'write_answer', { answer: `The article was delivered to ${client.email}.` })
      await begin()
      await move(platform.world.support, place, 'submit')
    },
  }
}

