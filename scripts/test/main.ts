import { mkdirSync, writeFileSync } from 'node:fs'
import { fail } from '../bootstrap/fail.mjs'
import { buildPanel } from '../panel/buildPanel.ts'
import { type JestRun, runJest } from './runJest.ts'

/**
 * All tests, or those that Jest's own arguments pick: `npm test -- tests/orders`. The counts are in
 * `.tmp/test-results.json` afterwards.
 */
async function test(args: string[]): Promise<number> {
  const begun = Date.now()
  mkdirSync('.tmp', { recursive: true })
  const runs = args.length ? [await runJest(args)] : await runAll()
  const passed = sumOf(runs, 'passed')
  const failed = sumOf(runs, 'failed')
  writeFileSync('.tmp/test-results.json', JSON.stringify({ passed, failed }))
  const seconds = Math.round((Date.now() - begun) / 1_000)
  process.stdout.write(`\n${passed} tests passed, ${failed} failed, in ${seconds} s.\n`)
  return runs.every(({ code }) => code === 0) ? 0 : 1
}

/** What needs the machine for itself comes last, one file after the other. */
async function runAll(): Promise<JestRun[]> {
  // Picked tests that open the panel build it themselves.
  await buildPanel()
  const together = await runJest(['--selectProjects', 'unit', 'int', 'panel'])
  if (together.wasStopped) return [together]
  return [together, await runJest(['--selectProjects', 'alone', '--runInBand'])]
}

const sumOf = (runs: JestRun[], key: 'passed' | 'failed'): number =>
  runs.reduce((sum, run) => sum + run[key], 0)

try {
  process.exit(await test(process.argv.slice(2)))
} catch (error) {
  fail(error)
}
