import { startBoss, stopBoss } from '../lib/jobs/boss.ts'
import { log } from '../lib/log.ts'
import { showAlive } from './alive.ts'
import { connect, disconnect } from './connect.ts'
import { workerMetrics } from './metrics/workerMetrics.ts'
import { startWork } from './work.ts'

/** Runs the jobs and nothing else. @returns how to stop it: the jobs in hand are finished first */
export async function startWorker(): Promise<() => Promise<void>> {
  const payload = await connect()
  await startBoss('worker', (err) => log().error({ err }, 'The job queue'))
  const leave = await startWork(payload)
  const stopMetrics = await workerMetrics(payload)
  const stopShowing = showAlive()
  return async () => {
    stopShowing()
    await stopMetrics()
    await stopBoss()
    await leave()
    await disconnect(payload)
  }
}
