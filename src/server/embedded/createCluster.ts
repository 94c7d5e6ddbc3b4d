import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chown, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { plainly } from './plainly.ts'

type NewCluster = {
  home: string
  binaries: Binaries
  account: Account
  durable: boolean
  password: string
}

/** Makes the cluster in `<home>/data` unless it is there; one that was cut short is made anew. */
export async function createCluster(cluster: NewCluster): Promise<void> {
  const data = path.join(cluster.home, 'data')
  if (existsSync(data)) return
  const draft = `${data}.new`
  const passwordFile = path.join(cluster.home, 'password')
  try {
    await rm(draft, { recursive: true, force: true })
    await writeFile(passwordFile, cluster.password, { mode: 0o600 })
    if (cluster.account) await chown(passwordFile, cluster.account.uid, cluster.account.gid)
    await initdb(cluster, { draft, passwordFile })
    await rename(draft, data)
  } catch (error) {
    throw plainly(error)
  } finally {
    await rm(passwordFile, { force: true })
  }
}

type Paths = { draft: string; passwordFile: string }

async function initdb({ binaries, account, durable }: NewCluster, { draft, passwordFile }: Paths) {
  const options = [
    `--pgdata=${draft}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // Built into Postgres, so text sorts and folds alike on every machine.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    ...(durable ? [] : ['--no-sync']),
  ]
  // Nothing of the caller's PG… and locale variables may leak in.
  const env = {} as NodeJS.ProcessEnv
  await promisify(execFile)(binaries.initdb, options, { ...account, cwd: '/', env })
}
