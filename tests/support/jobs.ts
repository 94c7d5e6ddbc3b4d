import type { Payload } from 'payload'
import { now } from '../../src/lib/clock.ts'
import { platformOf } from '../../src/lib/feature.ts'
import { runJob } from '../../src/server/work.ts'
import type { TestDatabase } from './database.ts'

type Queued = { id: string; name: string; data: Record<string, unknown> | null }

const MOST_ROUNDS = 20

/**
 * Makes the function that does what the worker would have done by now: it runs every queued job that
 * is due by the test's clock, then those that these queued, and answers the names in that order.
 * A job that fails fails the test, unless it may be tried more often: then it comes after those that did not.
 */
export function jobRunner(payload: Payload, database: TestDatabase, { tries = 1 } = {}): () => Promise<string[]> {
  return async () => {
    const names: string[] = []
    const failed = new Map<string, number>()
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const due = await takeDue(database)
      if (due.length === 0) return names
      for (const { id, name, data } of due) {
        const job = platformOf(payload.config).jobs[name]
        if (!job) throw new Error(`There is no job ${name}`)
        await runJob(payload, job, data ?? {}).then(() => names.push(name), (error: unknown) => {
          failed.set(id, (failed.get(id) ?? 0) + 1)
          if (failed.get(id)! >= tries) throw error
          return database.sql(`update pgboss.job set state = 'retry', start_after = created_on where id = $1`, [id])
        })
      }
    }
    throw new Error(`Jobs keep queueing jobs: ${names.slice(-10).join(', ')}`)
  }
}

/** Jobs without a delay count as due even when the test's clock stands in the past. */
function takeDue(database: TestDatabase): Promise<Queued[]> {
  return database.sql<Queued>(
    `update pgboss.job set state = 'completed', completed_on = now()
     where state in ('created', 'retry') and (start_after <= $1 or start_after <= created_on + interval '1 second')
     returning id, name, data`,
    [now()],
  )
}
