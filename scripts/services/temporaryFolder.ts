import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { endTidily } from './endTidily.ts'

type TemporaryFolder = {
  folder: string
  /** To be called before the process ends: the folder goes after all that was started has been stopped. */
  removeLast: () => void
}

/** A folder that another account may enter. It goes when this process is told to stop, too. */
export function temporaryFolder(name: string): TemporaryFolder {
  const folder = mkdtempSync(path.join(os.tmpdir(), `scriptorium-${name}-`))
  chmodSync(folder, 0o711)
  // What was cut short may still write for a moment.
  const removeLast = () => void process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 }))
  endTidily(removeLast)
  return { folder, removeLast }
}
