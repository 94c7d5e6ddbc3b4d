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

export const FAULT_POINTS = FAULT_OPERATIONS.flatMap((operation) => MOMENTS.map((moment) => `${operation}.${moment}`))

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
