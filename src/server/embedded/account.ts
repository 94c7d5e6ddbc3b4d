import { execFileSync } from 'node:child_process'
import { PlainError } from '../../lib/PlainError.ts'

/** The user that Postgres runs as; null for the user of this process. */
export type Account = { uid: number; gid: number } | null

/** Postgres refuses to run as root: root runs it as the system's user `postgres`, made when missing. */
export function accountOf(): Account {
  if (process.getuid?.() !== 0) return null
  return find() ?? create()
}

function find(): Account {
  try {
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return null
  }
}

const id = (flag: string) =>
  Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: 'pipe' }))

function create(): Account {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--shell', '/bin/false', 'postgres'], {
      stdio: 'pipe',
    })
  } catch (cause) {
    throw new PlainError(
      'Postgres may not run as root and no user `postgres` could be made: run this as another user.',
      { cause },
    )
  }
  return find()
}
