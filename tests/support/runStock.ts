import { spawn } from 'node:child_process'
import { once } from 'node:events'

/**
 * Runs a script that shows how the stock adapter fails, in a process of its own.
 * @returns its exit code and what it printed; `hung` when it had to be ended after `limitMs`
 */
export async function runStock(script: string, url: string, limitMs = 20_000): Promise<{ code: number | 'hung'; output: string }> {
  const child = spawn(process.execPath, [script, url], {
    env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'test' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  let isHung = false
  const timer = setTimeout(() => {
    isHung = true
    child.kill('SIGKILL')
  }, limitMs)
  const [code] = await once(child, 'close')
  clearTimeout(timer)
  return { code: isHung ? 'hung' : (code as number), output }
}
