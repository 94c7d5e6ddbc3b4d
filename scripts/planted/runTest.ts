import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Fault } from '../../tests/planted/fault.ts'

const TIMEOUT_MS = 8 * 60_000

/** `red` are the full names of the tests that failed; `trouble` is why none could run. */
export type Outcome = { red: string[]; green: number; trouble: string | null; seconds: number }

type Report = { numPassedTests: number; testResults: { message: string; assertionResults: { status: string; fullName: string }[] }[] }

/** Runs the test file of a fault in a checkout. */
export async function runTest(folder: string, { test, pick, env = {} }: Fault): Promise<Outcome> {
  const begun = performance.now()
  const report = path.join(folder, '.tmp-planted.json')
  rmSync(report, { force: true })
  const args = ['node_modules/jest/bin/jest.js', test, '--runInBand', '--forceExit', '--json', `--outputFile=${report}`, ...(pick ? ['-t', pick] : [])]
  const child = spawn(process.execPath, args, {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: TIMEOUT_MS,
    env: { ...process.env, ...env, NODE_ENV: 'test', NODE_OPTIONS: '--experimental-vm-modules --no-warnings' },
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4_000)))
  await once(child, 'close')
  return { ...read(report, said), seconds: Math.round((performance.now() - begun) / 1_000) }
}

function read(report: string, said: string): Omit<Outcome, 'seconds'> {
  let found: Report
  try {
    found = JSON.parse(readFileSync(report, 'utf8')) as Report
  } catch {
    return { red: [], green: 0, trouble: said.trim() || 'the run was ended' }
  }
  const red = found.testResults.flatMap(({ assertionResults }) => assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName))
  const trouble = red.length === 0 && found.numPassedTests === 0 ? found.testResults.map(({ message }) => message).join('\n').slice(0, 2_000) || 'no test ran' : null
  return { red, green: found.numPassedTests, trouble }
}
