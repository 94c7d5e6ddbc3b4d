import { access, constants, mkdir, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { env } from '../env.ts'
import type { Storage, StorageKey } from './storage.ts'

/** Files in the upload folder, which all processes share. */
export const disk: Storage = {
  name: 'disk',
  keep: (key, incoming) => rename(incoming, pathOf(key)),
  read: async (key, sizeBytes) => {
    const file = await open(pathOf(key))
    const { size } = await file.stat()
    if (size === sizeBytes) return file.createReadStream()
    await file.close()
    throw new Error(`The stored file ${key} has ${size} bytes instead of ${sizeBytes}`)
  },
  remove: (key) => rm(pathOf(key), { force: true }),
  // A file that comes in lies under its passing name, which is swept on every machine.
  sweep: async () => 0,
  check: async () => {
    await mkdir(env().UPLOAD_DIR, { recursive: true, mode: 0o700 })
    await access(env().UPLOAD_DIR, constants.R_OK | constants.W_OK)
  },
}

const pathOf = (key: StorageKey): string => path.join(env().UPLOAD_DIR, key)
