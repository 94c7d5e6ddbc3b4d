import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** Runs a checker; its output is its faults, when it fails. */
export async function program(...args: string[]): Promise<string[]> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  const [code] = await once(child, 'close')
  return code === 0 ? [] : output.trimEnd().split('\n')
}
