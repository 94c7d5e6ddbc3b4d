import { existsSync } from 'node:fs'
import { chown, mkdir, mkdtemp, realpath, symlink } from 'node:fs/promises'
import path from 'node:path'
import type { Account } from './account.ts'
import { canEnter } from './canEnter.ts'

/** Where root keeps what Postgres's user must reach when the data folder is closed to it. */
export const SHARED_HOME = '/var/lib/scriptorium'

/**
 * The folder that holds the cluster, made when missing: `postgres-18` in the data folder. When that
 * lies below a folder only root may enter (root's home, a private temporary folder), it is a link to
 * a folder under `/var/lib/scriptorium` instead.
 */
export async function findHome(dataDir: string, account: Account): Promise<string> {
  const home = path.join(await realpath(dataDir), 'postgres-18')
  if (existsSync(home)) return realpath(home)
  if (!account) {
    await mkdir(home, { mode: 0o700 })
    return home
  }
  const place = canEnter(path.dirname(home), account) ? await inside(home) : await outside(home)
  await chown(place, account.uid, account.gid)
  return place
}

async function inside(home: string): Promise<string> {
  await mkdir(home, { mode: 0o700 })
  return home
}

async function outside(home: string): Promise<string> {
  await mkdir(SHARED_HOME, { recursive: true, mode: 0o755 })
  const place = await mkdtemp(path.join(SHARED_HOME, 'data-'))
  await symlink(place, home)
  return place
}
