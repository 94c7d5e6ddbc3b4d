import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Actor } from '../../src/domain/workflow/types.ts'
import { callerOf } from './caller.ts'
import { eventParameter, WRITE_EVENT } from './events.ts'
import type { Floor } from './floor.ts'
import { afterMove, decideMove, LOCK, MOVE, notFound } from './moves.ts'
import { shownTo, type OrderRow } from './orders.ts'

export const MoveInput = z.strictObject({ version: z.int().min(0) })

const WRITE = `with ${MOVE}, ${WRITE_EVENT} select done from woken`

/** A client submits a draft: it waits for payment, and its clock runs. Nothing was paid for a draft yet. */
export async function submitOrder(floor: Floor, request: FastifyRequest): Promise<unknown> {
  const { website, user } = await callerOf(floor, request)
  const { id } = request.params as { id: string }
  const { version } = MoveInput.parse(request.body)
  return floor.database.transaction(website.id, async (client) => {
    const [row] = await client.query<OrderRow>('lock', LOCK, [id, website.id])
    if (!row || row.client !== user.id) throw notFound()
    const actor: Actor = { id: user.id, roles: ['client'] }
    const move = decideMove({ name: 'submit', row, version, website, facts: { actor } })
    const order = afterMove(row, move)
    const facts = { from: row.state, to: move.to, actor: user.id, roles: actor.roles }
    const event = eventParameter({ website: website.id, order: id, name: 'submit', from: row.state, to: move.to, actor, role: 'client', facts, at: move.at, timers: move.timers })
    await client.query('submit', WRITE, [event, JSON.stringify(order)])
    return { doc: shownTo('client', { ...order, clientName: user.displayName, writerName: null, paidMinor: 0, refundedMinor: 0 }) }
  })
}
