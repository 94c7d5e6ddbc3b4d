/**
 * Ends the process with code 1: one sentence for what a person can act on, a stack for a fault of ours.
 * @param {unknown} error
 */
export function fail(error) {
  const isPlain = error instanceof Error && error.name === 'PlainError'
  process.stderr.write(`\n${isPlain ? error.message : describe(error)}\n`)
  process.exit(1)
}

/** @param {unknown} error */
function describe(error) {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
