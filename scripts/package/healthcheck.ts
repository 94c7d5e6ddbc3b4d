import { existsSync, statSync } from 'node:fs'

/**
 * Whether the process of this container is well: exit code 0 or 1, and a sentence. A worker touches
 * ALIVE_FILE; a web process answers /healthz, or with the word `ready` /readyz.
 */
const LATEST_SECONDS = 30
const TIMEOUT_MS = 4_000

const [word] = process.argv.slice(2)
const { ALIVE_FILE, PORT = '3000' } = process.env
const fault = ALIVE_FILE && existsSync(ALIVE_FILE) ? late(ALIVE_FILE) : await unwell(word === 'ready' ? '/readyz' : '/healthz')
process.stdout.write(`${fault ?? 'well'}\n`)
process.exit(fault ? 1 : 0)

function late(file: string): string | null {
  const seconds = (Date.now() - statSync(file).mtimeMs) / 1_000
  return seconds > LATEST_SECONDS ? `The worker has not moved for ${Math.round(seconds)} seconds.` : null
}

async function unwell(path: string): Promise<string | null> {
  try {
    const answer = await fetch(`http://127.0.0.1:${PORT}${path}`, { signal: AbortSignal.timeout(TIMEOUT_MS) })
    return answer.ok ? null : `${path} answers ${answer.status}: ${await answer.text()}`
  } catch (error) {
    return `${path} does not answer: ${(error as Error).message}`
  }
}
