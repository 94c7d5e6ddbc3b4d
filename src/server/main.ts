import { env } from '../lib/env.ts'
import { log } from '../lib/log.ts'
import { onStopSignal } from './lifecycle.ts'
import { startWeb } from './web.ts'
import { startWorker } from './worker.ts'

// `node src/server/main.ts` runs web and worker in one process; `web` or `worker` runs one of them, and
// `api` is `web` without the panel.
const [role = 'all'] = process.argv.slice(2)

try {
  const parts = await start(role)
  onStopSignal(async () => {
    for (const stop of parts) await stop()
  })
  process.send?.({ ready: true, url: env().PUBLIC_URL })
} catch (error) {
  log().fatal({ err: error }, 'The start failed')
  process.stderr.write(`${plainly(error as NodeJS.ErrnoException)}\n`)
  process.exit(1)
}

async function start(which: string): Promise<(() => Promise<void>)[]> {
  if (which === 'web') return [await startWeb({ isWorker: false })]
  if (which === 'api') return [await startWeb({ isWorker: false, hasPanel: false })]
  if (which === 'worker') return [await startWorker()]
  return [await startWeb({ isWorker: true })]
}

function plainly({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'EADDRINUSE') return `Port ${env().PORT} is in use: stop the other program, or choose another port with PORT=3001.`
  if (code === 'EACCES') return `Port ${env().PORT} needs more rights than this user has: choose one above 1024 with PORT.`
  return message
}
