import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Account } from './account.ts'
import { plainly } from './plainly.ts'

export type Kept = {
  command: string
  home: string
  port: number
  account: Account
  settings: Record<string, string>
  /** Folders to remove after Postgres has stopped. */
  remove: string[]
}

/** Runs Postgres under a keeper process, which stops it when this process ends, even if killed. */
export async function keep(kept: Kept) {
  const file = fileURLToPath(new URL('./keeper.ts', import.meta.url))
  const keeper = spawn(process.execPath, [file, JSON.stringify(kept)], {
    // Of its own process group: Ctrl-C must reach the web server alone, which stops Postgres last.
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: { PATH: process.env['PATH'] } as unknown as NodeJS.ProcessEnv,
  })
  const gone = once(keeper, 'exit')
  const ready = await Promise.race([once(keeper, 'message'), gone.then(() => null)])
  if (!ready) throw plainly(new Error(`Postgres did not start: ${await lastWords(kept.home)}`))
  letGo(keeper)
  let asked = false
  const stop = async () => {
    asked = true
    keeper.ref()
    if (keeper.connected) keeper.disconnect()
    await gone
  }
  const died = gone.then(async () =>
    asked ? forever : `Postgres stopped unexpectedly: ${await lastWords(kept.home)}`,
  )
  return { stop, died }
}

const forever = new Promise<never>(() => undefined)

/** The keeper alone must not keep this process alive. */
function letGo(keeper: ChildProcess): void {
  keeper.unref()
  keeper.channel?.unref()
}

async function lastWords(home: string): Promise<string> {
  const log = await readFile(path.join(home, 'log'), 'utf8').catch(() => '')
  const lines = log.trim().split('\n')
  return lines.findLast((line) => /FATAL|PANIC/.test(line)) ?? lines.at(-1) ?? 'it said nothing'
}
