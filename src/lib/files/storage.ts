import { randomUUID } from 'node:crypto'
import { mkdir, open, rm, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { env } from '../env.ts'
import { disk } from './storageOnDisk.ts'
import { s3 } from './storageInS3.ts'

/** Where a stored file lies: `<website>/<two letters>/<random name>` below the upload folder, or in the bucket. */
export type StorageKey = string

/** Where files lie for good. A key is used once: nothing stored is ever overwritten. */
export type Storage = {
  name: 'disk' | 's3'
  /** Takes a file that came in whole. @throws DomainError `unavailable` */
  keep: (key: StorageKey, incoming: string) => Promise<void>
  /**
   * The content, as a stream that the caller reads to its end or destroys.
   * @throws DomainError `unavailable`; Error when there is no such file, or not of this size
   */
  read: (key: StorageKey, sizeBytes: number) => Promise<Readable>
  remove: (key: StorageKey) => Promise<void>
  /** Removes what the storage itself holds of files that never came in whole. @returns how many, `most` at most */
  sweep: (before: Date, most: number) => Promise<number>
  /** Asks the storage whether it can be used. @throws Error with its reason */
  check: () => Promise<void>
}

/** The bucket where one is set, else the upload folder. */
export const storage = (): Storage => (env().S3_BUCKET ? s3 : disk)

/** A new name that nobody can guess and no file has. */
export function newKey(website: string): StorageKey {
  const name = randomUUID()
  return path.posix.join(website, name.slice(0, 2), name)
}

/** Where a file lies while it comes in, on this machine's disk; the sweep removes what a crash left there. */
export const incomingPathOf = (key: StorageKey): string => `${path.join(env().UPLOAD_DIR, key)}.part`

/** Opens a file for writing that must not exist yet. */
export async function createIncoming(key: StorageKey): Promise<FileHandle> {
  await mkdir(path.dirname(incomingPathOf(key)), { recursive: true, mode: 0o700 })
  return open(incomingPathOf(key), 'wx', 0o600)
}

/** Gives a file that came in whole its lasting place. @throws DomainError `unavailable` */
export const keepIncoming = (key: StorageKey): Promise<void> => storage().keep(key, incomingPathOf(key))

/** Forgets a file that came in and was refused before it was kept. */
export const discardIncoming = (key: StorageKey): Promise<void> => rm(incomingPathOf(key), { force: true })

/** Forgets a file that no row points at, wherever it lies. */
export async function discard(key: StorageKey): Promise<void> {
  await discardIncoming(key)
  await storage().remove(key)
}
