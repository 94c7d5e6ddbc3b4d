import type { PayloadRequest } from 'payload'
import { DomainError } from '../../domain/errors.ts'
import { nextCheck } from '../../domain/payments/nextCheck.ts'
import { now } from '../../lib/clock.ts'
import { rows } from '../../lib/db/rows.ts'
import { sendOnce, type Due } from '../../lib/jobs/sendOnce.ts'
import { cancelPayment, isOpen, isPastExpiry, syncPayment } from './syncPayment.ts'
import { readPayment } from './readPayment.ts'

const BATCH = 500

/**
 * Queues a look at each attempt whose time has come, at most 500 a run; the longest waiting first.
 * @returns how many
 */
export async function queueChecks(req: PayloadRequest): Promise<number> {
  const due = await rows<Due>(req, `select id, website_id as website, next_check_at as at from payments where next_check_at <= $1 order by next_check_at limit ${BATCH}`, [now()])
  await sendOnce(req, 'check-payment', due, (paymentId) => ({ paymentId }))
  return due.length
}

/**
 * The janitor's look at one attempt: expires it when its time is over, else asks the gateway. A gateway
 * that can't be reached is asked again at the next turn.
 */
export async function checkPayment(req: PayloadRequest, id: string): Promise<void> {
  const payment = await readPayment(req, id)
  if (!payment.nextCheckAt || new Date(payment.nextCheckAt) > now()) return
  try {
    await (isOpen(payment) && isPastExpiry(payment) ? cancelPayment(req, id, 'expired') : syncPayment(req, id))
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const due = nextCheck(payment.state, payment.checks + 1, { now: now(), expiresAt: null })
    await rows(req, 'update payments set next_check_at = $2, checks = checks + 1 where id = $1 and next_check_at = $3', [id, due, payment.nextCheckAt])
  }
}

/**
 * A client began to pay anew: older attempts at the same payable are ended, so that nobody pays twice by
 * an open tab. Safe to repeat.
 */
export async function endOlderAttempts(req: PayloadRequest, id: string): Promise<void> {
  const payment = await readPayment(req, id)
  const older = await rows<{ id: string }>(
    req,
    `select id from payments where website_id = $1 and payable_id = $2 and id < $3 and state in ('created', 'requires_action') order by id desc limit 20`,
    [payment.website, payment.payableId, id],
  )
  for (const { id: olderId } of older) await cancelPayment(req, olderId).catch(ignoreFinished)
}

function ignoreFinished(error: unknown): void {
  if (!(error instanceof DomainError) || error.code !== 'payment_finished') throw error
}
