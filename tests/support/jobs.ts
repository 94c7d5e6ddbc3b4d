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
 * A job that fails fails the test.
 */
export function jobRunner(payload: Payload, database: TestDatabase): () => Promise<string[]> {
  return async () => {
    const names: string[] = []
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const due = await takeDue(database)
      if (due.length === 0) return names
      for (const { name, data } of due) {
        const job = platformOf(payload.config).jobs[name]
        if (!job) throw new Error(`There is no job ${name}`)
        await runJob(payload, job, data ?? {})
        names.push(name)
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
