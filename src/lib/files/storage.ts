import { randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { env } from '../env.ts'

/** Where a stored file lies: `<website>/<two letters>/<random name>` below the upload folder. */
export type StorageKey = string

export const pathOf = (key: StorageKey): string => path.join(env().UPLOAD_DIR, key)

/** A new name that nobody can guess and no file has. */
export function newKey(website: string): StorageKey {
  const name = randomUUID()
  return path.posix.join(website, name.slice(0, 2), name)
}

/** Where a file lies while it comes in; the sweep removes what a crash left there. */
export const incomingPathOf = (key: StorageKey): string => `${pathOf(key)}.part`

/** Opens a file for writing that must not exist yet: nothing stored is ever overwritten. */
export async function createIncoming(key: StorageKey): Promise<FileHandle> {
  await mkdir(path.dirname(pathOf(key)), { recursive: true, mode: 0o700 })
  return open(incomingPathOf(key), 'wx', 0o600)
}

/** Gives a file that came in whole its lasting name. */
export const keepIncoming = (key: StorageKey): Promise<void> => rename(incomingPathOf(key), pathOf(key))

/** Forgets a file that no row points at. */
export async function discard(key: StorageKey): Promise<void> {
  await rm(incomingPathOf(key), { force: true })
  await rm(pathOf(key), { force: true })
}
