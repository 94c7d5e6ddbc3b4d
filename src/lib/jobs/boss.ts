import type { PayloadRequest } from 'payload'
import { PgBoss, type SendOptions } from 'pg-boss'
import { appConnection } from '../db/connection.ts'
import { queryable } from '../db/rows.ts'

const KEY = Symbol.for('scriptorium.boss')
type Holder = typeof globalThis & { [KEY]?: PgBoss | undefined }

/** Poison goes here after its last try, and can be redriven from the panel. */
export const DEAD_LETTERS = 'dead-letters'

const SUPERVISE_SECONDS = 5

export type BossRole = 'sender' | 'worker'

/**
 * Starts this process's job queue. A sender only enqueues; a worker also runs cron and maintenance.
 * One per process: server and panel bundle share it through globalThis.
 */
export async function startBoss(role: BossRole, onError: (error: Error) => void): Promise<PgBoss> {
  const { connectionString, options } = appConnection()
  const isWorker = role === 'worker'
  const boss = new PgBoss({
    connectionString: connectionString!,
    options: options!,
    application_name: `scriptorium-jobs-${role}`,
    max: isWorker ? 6 : 1,
    // Tables and queues are made by the migration, under the owner's role.
    migrate: false,
    createSchema: false,
    supervise: isWorker,
    // A killed worker's jobs are missed after their heartbeat: look for them often, not once a minute.
    superviseIntervalSeconds: SUPERVISE_SECONDS,
    monitorIntervalSeconds: SUPERVISE_SECONDS,
    schedule: isWorker,
    useListenNotify: isWorker,
    // Rebuilding an index takes its owner.
    reindex: false,
  })
  boss.on('error', onError)
  await boss.start()
  ;(globalThis as Holder)[KEY] = boss
  return boss
}

export async function stopBoss(): Promise<void> {
  const boss = (globalThis as Holder)[KEY]
  delete (globalThis as Holder)[KEY]
  await boss?.stop({ graceful: true, timeout: 8_000 })
}

export function boss(): PgBoss {
  const started = (globalThis as Holder)[KEY]
  if (!started) throw new Error('The job queue of this process was not started')
  return started
}

/** Enqueues a job in the transaction of `req`: it exists only if the transaction commits. */
export async function send(req: PayloadRequest, name: string, data: object, options: SendOptions = {}): Promise<void> {
  const db = await queryable(req)
  await boss().send(name, data, { ...options, db: { executeSql: (text, values) => db.query(text, values) } })
}
