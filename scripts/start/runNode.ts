import { spawn } from 'node:child_process'
import { plainly } from '../../src/server/embedded/plainly.ts'

/**
 * Runs a script with this Node.js to its end, quietly; its output is in the error when it fails.
 * @throws PlainError for a full disk and the like, Error with the last lines otherwise
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
      const lines = output.trim().split('\n').slice(-40).join('\n')
      reject(plainly(new Error(`${args.join(' ')} failed:\n${lines}`)))
    })
  })
}
