import { spawn } from 'node:child_process'
import { PlainError } from '../../src/lib/PlainError.ts'
import { plainly } from '../../src/server/embedded/plainly.ts'

/**
 * Runs a script with this Node.js to its end, quietly; its output is in the error when it fails.
 * @throws PlainError with a sentence for a full disk and the like, with the last lines otherwise
 */
export function runNode(args: string[], signal?: AbortSignal): Promise<void> {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  })
  // When a step beside this one fails, this process ends first.
  const kill = () => child.kill()
  process.once('exit', kill)
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      process.off('exit', kill)
      if (code === 0) return resolve()
      reject(plainly(Object.assign(new PlainError(`${args.join(' ')} failed:\n${endOf(output)}`), { stderr: output })))
    })
  })
}

const LINES = 30
const WIDTH = 300

/** The last lines: one of a log can be a whole program in SQL. */
function endOf(output: string): string {
  const lines = output.trim().split('\n').slice(-LINES)
  return lines.map((line) => (line.length > WIDTH ? `${line.slice(0, WIDTH)} ...` : line)).join('\n')
}
