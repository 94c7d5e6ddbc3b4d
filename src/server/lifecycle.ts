import { log } from '../lib/log.ts'

/** Ten seconds are promised, and the timer comes late on a busy machine. */
const LATEST_EXIT_MS = 9_500

/** Stops the process cleanly on SIGTERM and SIGINT; at once on the second signal, or after ten seconds. */
export function onStopSignal(stop: () => Promise<void>): void {
  let isStopping = false
  const handle = (signal: string) => {
    if (isStopping) process.exit(130)
    isStopping = true
    log().info({ signal }, 'Stopping')
    setTimeout(() => {
      log().error('Stopping took too long')
      process.exit(1)
    }, LATEST_EXIT_MS).unref()
    stop().then(() => process.exit(0), (err: unknown) => {
      log().error({ err }, 'Stopping failed')
      process.exit(1)
    })
  }
  process.on('SIGTERM', handle)
  process.on('SIGINT', handle)
}
