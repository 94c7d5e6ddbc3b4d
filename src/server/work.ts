import { createLocalReq, type Payload } from 'payload'
import { asSystem, asWebsite } from '../lib/context.ts'
import { platformOf, type Job } from '../lib/feature.ts'
import { boss } from '../lib/jobs/boss.ts'
import { takeOver } from '../lib/jobs/takeOver.ts'
import { log } from '../lib/log.ts'

// NOTIFY comes when a job is made; a timer that falls due later is found by polling.
const POLLING_SECONDS = 2
const BATCH = 20

/**
 * Runs every area's jobs in this process, and their cron. NOTIFY wakes a queue, polling is the floor.
 * @returns what to call when the jobs have been stopped
 */
export async function startWork(payload: Payload): Promise<() => Promise<void>> {
  const leave = await takeOver((err) => log().error({ err }, 'The lock of the workers'))
  for (const job of Object.values(platformOf(payload.config).jobs)) {
    const options = { batchSize: BATCH, pollingIntervalSeconds: POLLING_SECONDS, notifyPollingIntervalSeconds: POLLING_SECONDS, perJobResults: true }
    await boss().work<Record<string, unknown>>(job.name, options as never, async (jobs: { id: string; data: Record<string, unknown> }[]) => runAll(payload, job, jobs) as never)
    if (job.cron) await boss().schedule(job.name, job.cron, {}, { tz: 'UTC' })
  }
  return leave
}

type Fetched = { id: string; data: Record<string, unknown> | null }
type Outcome = { id: string; status: 'completed' } | { id: string; status: 'failed'; output: { message: string } }

/** One after the other, each with a request of its own; one that fails does not stop the others. */
async function runAll(payload: Payload, job: Job, jobs: Fetched[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const { id, data } of jobs) {
    try {
      await runJob(payload, job, data ?? {})
      outcomes.push({ id, status: 'completed' })
    } catch (err) {
      payload.logger.error({ err, job: job.name, jobId: id }, 'A job failed')
      outcomes.push({ id, status: 'failed', output: { message: String((err as Error).message).slice(0, 500) } })
    }
  }
  return outcomes
}

/** Runs one job in the context of its website, or of the platform when it names none. */
export async function runJob(payload: Payload, job: Job, data: Record<string, unknown>): Promise<void> {
  const work = async () => {
    const req = await createLocalReq({}, payload)
    await job.run(req, data)
  }
  await (typeof data.websiteId === 'string' ? asWebsite(data.websiteId, work) : asSystem(work))
}
