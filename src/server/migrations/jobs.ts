import type { Payload } from 'payload'
import { PgBoss } from 'pg-boss'
import { ownerConnection } from '../../lib/db/connection.ts'
import { platformOf } from '../../lib/feature.ts'
import { DEAD_LETTERS } from '../../lib/jobs/boss.ts'

/** The first one and four again. */
const TRIES = 5
const RETRY_DELAY_SECONDS = 2
// The shortest time after which a killed worker's jobs are missed; half of it passes between two beats.
const HEARTBEAT_SECONDS = 20
const MONTH_SECONDS = 30 * 86_400

/** Installs the job queue and a queue for each job that the areas declare. */
export async function migrateJobs(payload: Payload): Promise<void> {
  const { connectionString } = ownerConnection()
  const boss = new PgBoss({ connectionString: connectionString!, max: 2, supervise: false, schedule: false })
  boss.on('error', (err) => payload.logger.error({ err }, 'The job queue'))
  await boss.start()
  try {
    await boss.createQueue(DEAD_LETTERS, { retentionSeconds: MONTH_SECONDS })
    for (const job of Object.values(platformOf(payload.config).jobs)) {
      const options = {
        retryLimit: job.retryLimit ?? TRIES - 1,
        retryDelay: job.retryDelay ?? RETRY_DELAY_SECONDS,
        retryBackoff: true,
        retryDelayMax: 600,
        heartbeatSeconds: job.heartbeatSeconds ?? HEARTBEAT_SECONDS,
        deadLetter: DEAD_LETTERS,
        notify: true,
      }
      if (await boss.getQueue(job.name)) await boss.updateQueue(job.name, options)
      else await boss.createQueue(job.name, options)
    }
  } finally {
    await boss.stop({ graceful: false })
  }
}
