import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Every file that is committed or would be: tracked ones and new ones that are not ignored. */
export function repositoryFiles(): string[] {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  return [...new Set(list.split('\0'))].filter((file) => file && existsSync(file)).sort()
}
