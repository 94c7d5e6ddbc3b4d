import { spawn } from 'node:child_process'
import { once } from 'node:events'

export const RESULTS = '.tmp/test-results.json'

/** Runs Jest and answers its exit code; its results are in `.tmp/test-results.json`. */
export async function runJest(args: string[]): Promise<number> {
  const jest = spawn(
    process.execPath,
    ['node_modules/jest/bin/jest.js', '--json', `--outputFile=${RESULTS}`, ...args],
    {
      stdio: 'inherit',
      env: { ...process.env, NODE_ENV: 'test', NODE_OPTIONS: '--experimental-vm-modules --no-warnings' },
    },
  )
  // Jest stops its workers and Postgres; a forced end leaves that to their keepers.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => jest.kill(signal))
  process.on('disconnect', () => jest.kill('SIGTERM'))
  process.channel?.unref()
  const [code] = await once(jest, 'exit')
  return (code as number | null) ?? 1
}
