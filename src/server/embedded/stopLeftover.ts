import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { PlainError } from '../../lib/PlainError.ts'

/**
 * Clears what an earlier run left in a cluster's folder after a crash: a running Postgres without a
 * keeper, or the pid file of one that is gone, whose number another process may have by now.
 * @throws PlainError when the Postgres there belongs to a running server
 */
export async function stopLeftover(home: string): Promise<void> {
  const pidFile = path.join(home, 'data', 'postmaster.pid')
  const pid = Number(read(pidFile).split('\n')[0])
  if (!pid) return
  const keeper = Number(/cluster_name=keeper-(\d+)/.exec(commandOf(pid))?.[1])
  // A keeper whose server was killed a moment ago is just stopping Postgres.
  if (keeper && !(await vanishes(keeper, KEEPER_SECONDS)))
    throw new PlainError(
      `Another running server (Postgres process ${pid}) uses this data folder: stop it, or set DATA_DIR elsewhere.`,
    )
  if (isPostgres(pid)) await stop(pid)
  await rm(pidFile, { force: true })
}

const KEEPER_SECONDS = 5

async function stop(pid: number): Promise<void> {
  process.kill(pid, 'SIGINT')
  if (await vanishes(pid, 20)) return
  process.kill(pid, 'SIGQUIT')
  await vanishes(pid, 10)
}

async function vanishes(pid: number, seconds: number): Promise<boolean> {
  for (let tries = 0; tries < seconds * 20; tries += 1) {
    if (!isOurs(pid)) return true
    await sleep(50)
  }
  return false
}

const isPostgres = (pid: number) => commandOf(pid).includes('cluster_name=')
const isOurs = (pid: number) => /cluster_name=keeper-|embedded[/\\]keeper/.test(commandOf(pid))

/** The command line of a process, empty when there is none. Slim containers have /proc but no `ps`. */
function commandOf(pid: number): string {
  if (process.platform === 'linux') return read(`/proc/${pid}/cmdline`)
  try {
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' })
  } catch {
    return ''
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
