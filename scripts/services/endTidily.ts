/** Lets what was started end with this process when it is told to stop; `before` may still ask for something at the exit. */
export function endTidily(before: () => void = () => undefined): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      before()
      process.exit(130)
    })
  }
}
