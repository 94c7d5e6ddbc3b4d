import type { PayloadRequest } from 'payload'
import { GatewayError } from '../../domain/gateways/GatewayError.ts'
import type { Gateway, GatewayName, GatewayRefund } from '../../domain/gateways/gateway.ts'
import { openParts, type RefundPart } from '../../domain/refunds/parts.ts'
import type { Refund } from '../../domain/refunds/refund.ts'
import { lockDocument } from '../../lib/db/lock.ts'
import { row } from '../../lib/db/rows.ts'
import { uuidOf } from '../../lib/db/uuidOf.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import { fault } from '../../lib/faults.ts'
import { gatewayFor } from '../../lib/gateways/gatewayFor.ts'
import { SYSTEM } from '../../lib/workflow/actor.ts'
import { transition } from '../../lib/workflow/transition.ts'
import { lockPayableOf } from './refundable.ts'
import { settlePart, type Answer } from './settlePart.ts'

/** Whom to ask; tests hand in a gateway of their own. */
export type FindGateway = (req: PayloadRequest, website: string, name: GatewayName) => Promise<Gateway>

/**
 * Carries an approved refund on: asks the gateways for the parts that they give back, and writes down what
 * they say. Safe to repeat, and to die anywhere: each part has a key of its own, and a part that has an
 * answer is read instead of sent.
 * @throws GatewayError when one can't be reached: ask again later
 */
export async function sendRefund(req: PayloadRequest, id: string, find: FindGateway = gatewayFor): Promise<void> {
  await begin(req, id)
  const refund = await readRefundRow(req, id)
  if (!refund) return
  for (const index of askable(refund)) await askAbout(req, { refund, index, find })
}

/** `named`: our own id, which stands on the gateway's object: refund and place of the part. */
type ToldOf = { gateway: string; gatewayId: string; named?: string | undefined }

/**
 * A gateway says that something became of a refund: asks it what. A message may come before the answer to our
 * request was written down, and somebody may have died in between, so our own id on the object counts as well.
 * @returns whether the refund is one of ours
 */
export async function syncRefundByGatewayId(req: PayloadRequest, { gateway, gatewayId, named }: ToldOf, find: FindGateway = gatewayFor): Promise<boolean> {
  const found = await row<{ id: string }>(req, 'select id from refunds where parts @> $1::jsonb', [JSON.stringify([{ gateway, gatewayId }])])
  if (!found) return named !== undefined && sendNamed(req, named, find)
  const refund = (await readRefundRow(req, found.id))!
  const index = refund.parts!.findIndex((part) => part.gateway === gateway && part.gatewayId === gatewayId)
  await askAbout(req, { refund, index, find })
  return true
}

/** Asked for with the same key again, the gateway answers with the refund that it has made. */
async function sendNamed(req: PayloadRequest, named: string, find: FindGateway): Promise<boolean> {
  const found = await row<{ id: string }>(req, `select id from refunds where id = $1 and state in ('approved', 'processing')`, [uuidOf(named.split(':')[0])])
  if (found) await sendRefund(req, found.id, find)
  return found !== null
}

/** Approved → processing, and on to succeeded where no gateway has a part in it. */
const begin = (req: PayloadRequest, id: string): Promise<void> =>
  inTransaction(req, async () => {
    if (!(await lockPayableOf(req, id))) return
    const refund = await lockDocument<Refund>(req, 'refunds' as never, id)
    if (refund.state !== 'approved') return
    await transition(req, { collection: 'refunds', id, name: 'start', version: null, actor: SYSTEM })
    if (openParts(refund.parts ?? []).length === 0) await transition(req, { collection: 'refunds', id, name: 'succeed', version: null, actor: SYSTEM })
  })

const readRefundRow = (req: PayloadRequest, id: string): Promise<Refund | null> =>
  req.payload.db.findOne<Refund>({ collection: 'refunds' as never, req, where: { id: { equals: id } } })

/** Parts that a gateway has to do with: the open ones, and those that may still fail. */
function askable(refund: Refund): number[] {
  if (!refund.parts || !['processing', 'succeeded', 'failed'].includes(refund.state)) return []
  return refund.parts.flatMap(({ to, state }, index) => (to === 'gateway' && state !== 'failed' ? [index] : []))
}

type Asked = { refund: Refund; index: number; find: FindGateway }

async function askAbout(req: PayloadRequest, { refund, index, find }: Asked): Promise<void> {
  const part = refund.parts![index]!
  const answer = part.intentId || part.gatewayId ? await ask(req, { refund, part, index, find }) : NO_PAYMENT
  await settlePart(req, { id: refund.id, index, answer })
}

const NO_PAYMENT: Answer = { step: 'failed', gatewayId: null, reason: 'There is no payment at the gateway that could be given back.' }

async function ask(req: PayloadRequest, { refund, part, index, find }: Asked & { part: RefundPart }): Promise<Answer> {
  const gateway = await find(req, refund.website, part.gateway as GatewayName)
  if (part.gatewayId) return answerOf(await gateway.readRefund(part.gatewayId), { refund, part })
  try {
    const order = { id: `${refund.id}:${index}`, intentId: part.intentId!, amountMinor: part.amountMinor, currency: refund.currency }
    fault('refund.send.before-call')
    const said = await gateway.refund(order)
    fault('refund.send.after-call')
    return answerOf(said, { refund, part })
  } catch (error) {
    // It took no effect, and asking again would not help.
    if (error instanceof GatewayError && error.kind === 'refused') return { step: 'failed', gatewayId: null, reason: error.message.slice(0, 300) }
    throw error
  }
}

/** @throws Error for another refund than the one that was asked for: somebody must look at it */
function answerOf({ id, step, amountMinor, currency, reason }: GatewayRefund, { refund, part }: { refund: Refund; part: RefundPart }): Answer {
  if (amountMinor !== part.amountMinor || currency !== refund.currency) {
    throw new Error(`Refund ${refund.code} is ${part.amountMinor} ${refund.currency}, but the gateway's ${id} is ${amountMinor} ${currency}`)
  }
  return { step, gatewayId: id, reason }
}
