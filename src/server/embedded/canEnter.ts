import { statSync } from 'node:fs'
import path from 'node:path'
import type { Account } from './account.ts'

/** Whether a user may pass through a folder and all folders above it. */
export function canEnter(folder: string, account: NonNullable<Account>): boolean {
  const { mode, uid, gid } = statSync(folder)
  const search = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
  if (!(mode & search)) return false
  const parent = path.dirname(folder)
  return parent === folder || canEnter(parent, account)
}
