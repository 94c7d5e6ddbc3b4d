import type { PayloadRequest } from 'payload'
import { DomainError } from '../../domain/errors.ts'
import type { ActorRole, Actor, Facts } from '../../domain/workflow/types.ts'
import { row, rows } from '../../lib/db/rows.ts'
import type { Effect, EffectArgs } from '../../lib/workflow/effect.ts'
import { transition } from '../../lib/workflow/transition.ts'
import { websiteById } from '../../lib/websites/settings.ts'

type Held = { id: string; state: string; writer: string; amount_minor: number }

const PAYOUTS = 'select id, state::text, writer_id as writer, amount_minor from payouts where batch_id = $1 order by id'

/** What the guards of a batch judge beside the batch. */
export async function batchFacts(req: PayloadRequest, { doc }: Facts<Record<string, unknown>>): Promise<Record<string, unknown>> {
  return { writers: (await rows<Held>(req, PAYOUTS, [doc.id])).map(({ writer }) => writer) }
}

/** The person acts on each payout for the platform: the batch is what permits it. */
const forPlatform = ({ id, roles, name }: Actor): Actor => ({ id, name, roles: [...roles, 'system' satisfies ActorRole] })

type Step = { from: string; name: string; input?: Record<string, unknown> }

/**
 * Makes one move of every payout in a state, in the order of their ids. A payout whose rules say no
 * leaves the batch and is told on its own page.
 */
async function moveAll({ req, doc, actor }: EffectArgs, { from, name, input = {} }: Step): Promise<void> {
  const payouts = await rows<Held>(req, PAYOUTS, [doc.id])
  for (const { id } of payouts.filter(({ state }) => state === from)) {
    await rows(req, 'savepoint before_payout')
    try {
      await transition(req, { collection: 'payouts', id, name, version: null, actor: forPlatform(actor), input })
    } catch (error) {
      // What was sent stays in its batch.
      if (!(error instanceof DomainError) || from === 'in_transit') throw error
      await rows(req, 'rollback to savepoint before_payout')
      await leaveOut(req, id, { from, reason: error.message })
    }
  }
}

const LEAVE = `update payouts set batch_id = null, reason = $2, version = version + 1, updated_at = now() where id = $1 and state::text = $3`

const leaveOut = (req: PayloadRequest, id: string, { from, reason }: { from: string; reason: string }) => rows(req, LEAVE, [id, reason.slice(0, 500), from])

async function sums({ req, doc }: EffectArgs): Promise<{ payoutCount: number; totalMinor: number }> {
  const found = await row<{ count: number; sum: number }>(req, 'select count(*) as count, coalesce(sum(amount_minor), 0) as sum from payouts where batch_id = $1', [doc.id])
  if (!found?.count) throw new DomainError('payout_batch_empty', 'No payout of the batch can go on: each page says why. Cancel the batch.')
  return { payoutCount: found.count, totalMinor: found.sum }
}

/** A second person approves every payout of the batch. */
export const approvePayouts: Effect = async (args) => {
  await moveAll(args, { from: 'requested', name: 'approve' })
  return { ...(await sums(args)), approvedBy: args.actor.id, approvedAt: args.now.toISOString() }
}

/** The batch leaves: its money is in transit, and its files are made of what is in it now. */
export const sendPayouts: Effect = async (args) => {
  await moveAll(args, { from: 'approved', name: 'send' })
  // One that was asked for again by a hold and its release has no approval.
  await rows(args.req, `update payouts set batch_id = null, version = version + 1 where batch_id = $1 and state in ('requested', 'held', 'approved')`, [args.doc.id])
  const { payouts } = await websiteById(args.req, args.doc.website)
  return { ...(await sums(args)), sentAt: args.now.toISOString(), ...(payouts.payer && { payer: payouts.payer }) }
}

export const confirmPayouts: Effect = async (args) => {
  await moveAll(args, { from: 'in_transit', name: 'confirm', input: { reference: args.input.reference } })
  return { reference: args.input.reference }
}

export const failPayouts: Effect = async (args) => {
  await moveAll(args, { from: 'in_transit', name: 'fail', input: { reason: args.input.reason } })
  return { reason: args.input.reason }
}

/** The payouts of a cancelled batch can go into another. */
export const releasePayouts: Effect = async ({ req, doc, now }) => {
  await rows(req, 'select id from payouts where batch_id = $1 order by id for update', [doc.id])
  await rows(req, 'update payouts set batch_id = null, version = version + 1, updated_at = $2 where batch_id = $1', [doc.id, now])
  return {}
}
