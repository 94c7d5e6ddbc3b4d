import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdtempSync, symlinkSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** A copy of the working tree as it is now, without what git ignores; it shares the installed packages. */
export function copyCheckout(root: string): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'scriptorium-planted-'))
  // Postgres runs as another user where this one is root, and must reach its programs.
  chmodSync(folder, 0o755)
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, maxBuffer: 64 * 1024 * 1024 })
  for (const file of listed.toString().split('\0').filter((each) => each && existsSync(path.join(root, each)))) {
    cpSync(path.join(root, file), path.join(folder, file))
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
  return folder
}
