import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync } from 'node:fs'

export type JestRun = { code: number; passed: number; failed: number; wasStopped: boolean }

const RESULTS = '.tmp/jest.json'

/** Runs Jest and counts its tests; a file that can't be loaded counts as one that failed. */
export async function runJest(args: string[]): Promise<JestRun> {
  rmSync(RESULTS, { force: true })
  const jest = spawn(
    process.execPath,
    ['node_modules/jest/bin/jest.js', '--json', `--outputFile=${RESULTS}`, ...args],
    {
      stdio: 'inherit',
      env: { ...process.env, NODE_ENV: 'test', NODE_OPTIONS: '--experimental-vm-modules --no-warnings' },
    },
  )
  // Jest stops its workers and Postgres; a forced end leaves that to their keepers.
  let wasStopped = false
  const stop = (signal: NodeJS.Signals) => {
    wasStopped = true
    jest.kill(signal)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop)
  process.once('disconnect', () => stop('SIGTERM'))
  process.channel?.unref()
  const [code] = await once(jest, 'exit')
  return { code: (code as number | null) ?? 1, ...counts(), wasStopped }
}

function counts(): { passed: number; failed: number } {
  try {
    const results = JSON.parse(readFileSync(RESULTS, 'utf8')) as Record<string, number>
    const { numPassedTests = 0, numFailedTests = 0, numRuntimeErrorTestSuites = 0 } = results
    return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites }
  } catch {
    return { passed: 0, failed: 1 }
  }
}
