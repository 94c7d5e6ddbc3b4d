import type { Server } from 'node:http'
import type { Payload } from 'payload'
import { env } from '../lib/env.ts'
import { startBoss, stopBoss } from '../lib/jobs/boss.ts'
import { log } from '../lib/log.ts'
import { closeRedis } from '../lib/redis.ts'
import { createApp } from './app.ts'
import { connect, disconnect } from './connect.ts'
import type { Drain } from './http/health.ts'
import { startPanel, type Panel } from './panel.ts'
import { startWork } from './work.ts'

/** Time for a load balancer to see that the process is not ready any more. */
const DRAIN_MS = env().APP_ENV === 'production' ? 1_000 : 0

/** Serves the API and, unless told otherwise, the panel; with `isWorker` it also runs the jobs. @returns how to stop it */
export async function startWeb({ isWorker, hasPanel = true }: { isWorker: boolean; hasPanel?: boolean }): Promise<() => Promise<void>> {
  const payload = await connect()
  await startBoss(isWorker ? 'worker' : 'sender', (err) => log().error({ err }, 'The job queue'))
  const panel = hasPanel ? await startPanel(payload) : null
  const drain: Drain = { isDraining: false }
  const server = await listen(createApp({ payload, drain, ...(panel && { panel: panel.handle }) }))
  const leave = isWorker ? await startWork(payload) : null
  return async () => {
    await stop({ server, payload, panel, drain })
    await leave?.()
  }
}

type Parts = { server: Server; payload: Payload; panel: Panel | null; drain: Drain }

async function stop({ server, payload, panel, drain }: Parts): Promise<void> {
  drain.isDraining = true
  // A caller who keeps one connection busy would keep the process: whoever is answered now comes back on another one.
  server.prependListener('request', (_req, res) => void res.setHeader('connection', 'close'))
  await new Promise((resolve) => setTimeout(resolve, DRAIN_MS))
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
  })
  await stopBoss()
  await panel?.close()
  closeRedis()
  await disconnect(payload)
}

function listen(app: ReturnType<typeof createApp>): Promise<Server> {
  const { PORT, HOST } = env()
  return new Promise((resolve, reject) => {
    const server = app.listen(PORT, HOST, (error?: Error) => (error ? reject(error) : resolve(server)))
    // Slow clients: headers and bodies must arrive in time.
    server.headersTimeout = 15_000
    server.requestTimeout = 120_000
  })
}
