import { appendFileSync, readFileSync, renameSync } from 'node:fs'
import path from 'node:path'
import type { PayloadRequest } from 'payload'
import { afterCommit } from './db/transaction.ts'
import { env } from './env.ts'

/**
 * The operations of the main job where a process may be made to die: the moves of workflows as
 * KIND.NAME, which the engine names by itself, and what has no workflow.
 */
export const FAULT_OPERATIONS = [
  'top-up.request', 'top-up.confirm', 'order.create', 'order.submit', 'order.pay', 'order.mark_paid', 'order.claim',
  'deliverable.add', 'order.submit_work', 'order.approve_review', 'order.complete', 'earning.record', 'idempotency.keep',
  'outbox.deliver', 'timer.fire', 'earning.clear',
] as const

/** After the last write of the operation but before COMMIT, and after COMMIT but before anybody is answered. */
const MOMENTS = ['before-commit', 'after-commit'] as const

const momentsOf = (operations: readonly string[], moments: readonly string[]): string[] => operations.flatMap((operation) => moments.map((moment) => `${operation}.${moment}`))

export const FAULT_POINTS = momentsOf(FAULT_OPERATIONS, MOMENTS)

/** The same of money that comes and goes through gateways. */
const MONEY_OPERATIONS = [
  'top-up.request', 'top-up.confirm', 'order.mark_paid',
  'payment.create', 'payment.ask', 'payment.succeed', 'payment.fail', 'payment.cancel', 'gateway-event.receive', 'gateway-event.process',
  'refund.request', 'refund.approve', 'refund.start', 'refund.settle', 'refund.succeed', 'refund.fail',
  'payout.request', 'payout.approve', 'payout.send', 'payout.confirm', 'payout.return',
  'payout-batch.prepare', 'payout-batch.approve', 'payout-batch.send', 'payout-batch.mark_paid',
  'dispute.open', 'dispute.close', 'gateway-dispute.submit', 'gateway-dispute.concede', 'gateway-dispute.review', 'gateway-dispute.win', 'gateway-dispute.lose', 'gateway-dispute.recover',
  'installment.accept', 'installment.fall_due', 'installment.miss', 'installment.settle', 'installment.pay',
  'installment-plan.begin', 'installment-plan.pause', 'installment-plan.resume', 'installment-plan.complete',
] as const

/** Questions to a gateway, outside of transactions: before one, and when its answer is there and not written down. */
const GATEWAY_CALLS = ['payment.start', 'payment.sync', 'payment.cancel', 'refund.send', 'payout.transfer', 'dispute.submit', 'installment.charge'] as const

export const MONEY_FAULT_POINTS = [...momentsOf(MONEY_OPERATIONS, MOMENTS), ...momentsOf(GATEWAY_CALLS, ['before-call', 'after-call'])]

/** The file in DATA_DIR that names the point at which the next process to pass it dies; then it is renamed. */
export const ARMED_FILE = 'fault'
export const HIT_FILE = 'fault-hit'
/** Each point that was passed, a line each. */
export const PASSED_FILE = 'faults-passed'

/** The two fault points of an operation, after its last write. Nothing happens unless FAULTS is on. */
export async function faultPoints(req: PayloadRequest, operation: string): Promise<void> {
  if (!env().FAULTS) return
  fault(`${operation}.before-commit`)
  await afterCommit(req, () => fault(`${operation}.after-commit`))
}

/** Kills this process when the point is the armed one. */
export function fault(point: string): void {
  if (!env().FAULTS) return
  const file = (name: string) => path.join(env().DATA_DIR, name)
  appendFileSync(file(PASSED_FILE), `${point}\n`)
  if (contentOf(file(ARMED_FILE)) !== point) return
  renameSync(file(ARMED_FILE), file(HIT_FILE))
  process.kill(process.pid, 'SIGKILL')
}

/** Empty when there is none. */
function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return ''
  }
}
