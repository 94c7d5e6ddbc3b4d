const controller = new AbortController()

/** Aborted at the first Ctrl-C, SIGTERM or SIGHUP, and when the process that started this one is gone. */
export const stopping = controller.signal

/** Answers null when it is time to stop. */
export const whenStopping = (): Promise<null> =>
  new Promise((resolve) => {
    if (stopping.aborted) resolve(null)
    else stopping.addEventListener('abort', () => resolve(null), { once: true })
  })

// One Ctrl-C arrives up to three times: from the terminal, from npm and from the process between.
const SAME_KEY_MS = 1_000
let firstAt = 0

function onSignal(): void {
  if (!firstAt) {
    firstAt = Date.now()
    controller.abort()
  } else if (Date.now() - firstAt > SAME_KEY_MS) {
    process.stdout.write('Stopped at once.\n')
    process.exit(130)
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal)
process.on('disconnect', onSignal)
process.channel?.unref()
