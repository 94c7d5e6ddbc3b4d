import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import path from 'node:path'
import { filesOnDisk, fileStories } from './stories.ts'

/** Files in the upload folder, as without any setting. */
fileStories({
  names: filesOnDisk,
  contentOf: async (key) => readFileSync(path.join(await uploadDir(), key), 'utf8'),
  openReads: () => openFiles().filter((file) => /\/uploads\/.*[0-9a-f-]{36}$/.test(file)).length,
})

async function uploadDir(): Promise<string> {
  const { env } = await import('../../src/lib/env.ts')
  return env().UPLOAD_DIR
}

/** Paths of this process's open files, as Linux lists them. */
const openFiles = (): string[] => readdirSync('/proc/self/fd').flatMap((fd) => {
  try {
    return [readlinkSync(`/proc/self/fd/${fd}`)]
  } catch {
    return []
  }
})
