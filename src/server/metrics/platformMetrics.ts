import { createLocalReq, type Payload } from 'payload'
import { Gauge, type Registry } from 'prom-client'
import { asSystem } from '../../lib/context.ts'
import { poolRefusals } from '../../lib/db/poolRefusals.ts'
import { type Gauges, readGauges } from '../../operations/platform/health/readGauges.ts'

const TIMEOUT_MS = 2_000

type Pool = { totalCount: number; idleCount: number; waitingCount: number }

/**
 * The figures of this process's pool, and those that the database tells about the whole platform.
 * @returns asks the database; to be awaited before the registry is read, which reads all metrics at once
 */
export function platformMetrics(registry: Registry, payload: Payload): () => Promise<void> {
  const { pool } = payload.db as unknown as { pool: Pool }
  poolGauges(registry, pool)
  const gauge = (name: string, help: string) => new Gauge({ name: `scriptorium_${name}`, help, registers: [registry] })
  const lone = {
    outboxWaiting: gauge('outbox_waiting', 'Events that were not delivered yet, up to 10,000.'),
    outboxLagSeconds: gauge('outbox_lag_seconds', 'Age of the oldest event that was not delivered yet.'),
    timersLate: gauge('timers_late', 'Timers that are due and did not fire, up to 10,000.'),
    timersLateSeconds: gauge('timers_late_seconds', 'For how long the oldest of them has been due.'),
    mailsUnsent: gauge('mails_unsent', 'Mails that wait to be sent or failed, up to 10,000.'),
    ledgerImbalances: gauge('ledger_imbalances', 'Accounts that moved lately and do not hold what their last posting left. Must be 0.'),
    workerSeenSeconds: gauge('worker_seen_seconds', 'Time since a worker was last seen; -1 when none ever was.'),
  }
  const jobs = new Gauge({ name: 'scriptorium_jobs', help: 'Jobs that are not done, by queue and state.', labelNames: ['queue', 'state'], registers: [registry] })
  const ages = new Gauge({ name: 'scriptorium_jobs_oldest_seconds', help: 'For how long the oldest of them has been due; 0 when it is for later.', labelNames: ['queue', 'state'], registers: [registry] })
  const up = new Gauge({ name: 'scriptorium_database_up', help: '1 when the database answered these questions, else 0.', registers: [registry] })

  return async () => {
    const found = await ask(payload)
    up.set(found ? 1 : 0)
    for (const gauge of [jobs, ages]) gauge.reset()
    // What is not known is left out, not told as nothing.
    for (const [name, each] of Object.entries(lone)) {
      if (found) each.set(found[name as keyof typeof lone])
      else each.remove()
    }
    for (const { queue, state, count, oldestSeconds } of found?.jobs ?? []) {
      jobs.set({ queue, state }, count)
      ages.set({ queue, state }, oldestSeconds)
    }
  }
}

async function ask(payload: Payload): Promise<Gauges | null> {
  const answer = asSystem(async () => readGauges(await createLocalReq({}, payload))).catch(() => null)
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), TIMEOUT_MS).unref())
  return Promise.race([answer, late])
}

function poolGauges(registry: Registry, pool: Pool): void {
  const connections: Gauge = new Gauge({
    name: 'scriptorium_pool_connections',
    help: 'Database connections of this process, by state.',
    labelNames: ['state'],
    registers: [registry],
    collect: (): void => {
      connections.set({ state: 'idle' }, pool.idleCount)
      connections.set({ state: 'busy' }, pool.totalCount - pool.idleCount)
      connections.set({ state: 'waited_for' }, pool.waitingCount)
    },
  })
  const refused: Gauge = new Gauge({
    name: 'scriptorium_pool_refusals',
    help: 'How often in the last five minutes nobody got a connection in time.',
    registers: [registry],
    collect: (): void => refused.set(poolRefusals()),
  })
}
