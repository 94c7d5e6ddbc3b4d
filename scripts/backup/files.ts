import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { copyFile, mkdir, rename, stat } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { PlainError } from '../../src/lib/PlainError.ts'
import { storage } from '../../src/lib/files/storage.ts'
import { env } from '../../src/lib/env.ts'
import { query } from './programs.ts'

type StoredFile = { key: string; sizeBytes: number; sha256: string }

/** Every file that a row of the database points at. */
export const filesOf = (url: string): Promise<StoredFile[]> =>
  query(url, `select storage_key as key, size_bytes::int as "sizeBytes", sha256 from deliverables, set_config('app.websites', '*', false) order by 1`)

/** Copies files out of the storage; those that are there already, from an earlier backup, are left. @returns how many were copied */
export async function saveFiles(files: StoredFile[], folder: string): Promise<number> {
  let copied = 0
  for (const { key, sizeBytes } of files) {
    const target = path.join(folder, key)
    if (existsSync(target)) continue
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 })
    await pipeline(await storage().read(key, sizeBytes), createWriteStream(`${target}.part`, { mode: 0o600 }))
    await rename(`${target}.part`, target)
    copied += 1
  }
  return copied
}

/** Brings files back into the storage, wherever it is now. @returns how many were brought back */
export async function restoreFiles(files: StoredFile[], folder: string): Promise<number> {
  for (const { key } of files) {
    const incoming = path.join(env().UPLOAD_DIR, `${key}.part`)
    await mkdir(path.dirname(incoming), { recursive: true, mode: 0o700 })
    await copyFile(path.join(folder, key), incoming)
    await storage().keep(key, incoming)
  }
  return files.length
}

/** @throws PlainError that names the first file which is missing or differs from what was uploaded */
export async function checkFiles(files: StoredFile[], folder: string): Promise<void> {
  for (const { key, sizeBytes, sha256 } of files) {
    const file = path.join(folder, key)
    const size = (await stat(file).catch(() => null))?.size
    if (size !== sizeBytes || (await hashOf(file)) !== sha256) throw new PlainError(`The file ${key} of the backup is missing or differs from what was uploaded.`)
  }
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}
