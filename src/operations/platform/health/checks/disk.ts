import { randomUUID } from 'node:crypto'
import { mkdir, rm, statfs, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type DiskSpace, judgeDisk } from '../../../../domain/platform/judgeDisk.ts'
import { worstOf, type Verdict } from '../../../../domain/platform/verdict.ts'
import { env } from '../../../../lib/env.ts'
import type { HealthCheck } from '../check.ts'

/** Whether the folders that the platform writes to take more. */
export const disk: HealthCheck = {
  name: 'disk',
  title: 'Disk',
  finds: 'A folder of the platform can’t be written, or its disk has less than 10 % or 2 GB left (warning), 3 % or 500 MB (failing).',
  run: async () => {
    const { DATA_DIR, UPLOAD_DIR } = env()
    const verdicts = [await judge('data', DATA_DIR), await judge('uploads', UPLOAD_DIR)]
    const status = worstOf(verdicts.map((each) => each.status))
    return verdicts.find((each) => each.status === status)!
  },
}

async function judge(what: string, folder: string): Promise<Verdict> {
  try {
    await mkdir(folder, { recursive: true })
    const probe = path.join(folder, `.probe-${randomUUID()}`)
    await writeFile(probe, 'x')
    await rm(probe)
  } catch {
    return { status: 'failing', says: `The folder for ${what} can’t be written.`, todo: 'See that it exists, belongs to the user of the platform, and that its disk is not full or read-only.' }
  }
  return judgeDisk(what, await spaceOf(folder))
}

async function spaceOf(folder: string): Promise<DiskSpace> {
  const { bavail, blocks, bsize } = await statfs(folder)
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize }
}
