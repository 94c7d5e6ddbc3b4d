import type { HealthStatus, Verdict } from './verdict.ts'

export type DiskSpace = { freeBytes: number; totalBytes: number }

const MB = 1_000_000

/** Whether a disk has room: below 10 % or 2 GB free is a warning, below 3 % or 500 MB fails. */
export function judgeDisk(what: string, { freeBytes, totalBytes }: DiskSpace): Verdict {
  const share = totalBytes > 0 ? freeBytes / totalBytes : 1
  const status: HealthStatus = share < 0.03 || freeBytes < 500 * MB ? 'failing' : share < 0.1 || freeBytes < 2_000 * MB ? 'warning' : 'ok'
  const says = `The disk of the folder for ${what} has ${Math.floor(freeBytes / MB).toLocaleString('en')} MB free (${Math.floor(share * 100)} %).`
  return status === 'ok' ? { status, says } : { status, says, todo: 'Make room, or move the folder to a larger disk.' }
}
