/** Lets what was started end with this process when it is told to stop, and cleans up last of all. */
export function endTidily(cleanUp: () => void): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      process.once('exit', cleanUp)
      process.exit(130)
    })
  }
}
