import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { PlainError } from '../../src/lib/PlainError.ts'
import { fail } from '../bootstrap/fail.mjs'
import { startCeph } from './ceph.ts'
import { startDebianPostgres } from './debianPostgres.ts'
import { endTidily } from './endTidily.ts'
import { temporaryFolder } from './temporaryFolder.ts'

/**
 * `npm run services -- redis|s3|smtp|postgres`: starts the real service from Debian's packages and runs
 * the tests that need it. Says which package is missing. `postgres` takes names of spec files, too.
 */
const SERVICES: Record<string, (specs: string[]) => Promise<number>> = { redis, s3, smtp, postgres }

endTidily()
try {
  const [name = '', ...specs] = process.argv.slice(2)
  const run = SERVICES[name]
  if (!run) throw new PlainError(`Say which: npm run services -- ${Object.keys(SERVICES).join('|')}`)
  process.exit(await run(specs))
} catch (error) {
  fail(error)
}

async function redis(): Promise<number> {
  say(version('redis-server', ['--version'], 'redis-server'))
  return jest(['tests/services/redis'])
}

async function smtp(): Promise<number> {
  say(`aiosmtpd, ${version('/usr/bin/python3', ['-c', 'import aiosmtpd; print(aiosmtpd.__version__)'], 'python3-aiosmtpd')}`)
  return jest(['tests/services/smtp'])
}

async function s3(): Promise<number> {
  say(version('radosgw', ['--version'], 'radosgw'))
  const ceph = await startCeph()
  try {
    return await jest(['tests/services/s3'], { TEST_S3_ENDPOINT: ceph.endpoint, TEST_S3_ACCESS_KEY_ID: ceph.accessKeyId, TEST_S3_SECRET_ACCESS_KEY: ceph.secretAccessKey })
  } finally {
    ceph.stop()
  }
}

const ON_POSTGRES = ['tests/orders.int', 'tests/payments.int', 'tests/idempotency.int', 'tests/database.int', 'tests/ledger/posting', 'tests/ledger/guards', 'tests/access/secondWall']

async function postgres(specs: string[]): Promise<number> {
  const { folder, removeLast } = temporaryFolder('postgres')
  const server = await startDebianPostgres({ folder: path.join(folder, 'cluster'), settings: { max_connections: '300', fsync: 'off', shared_buffers: '256MB' } })
  try {
    say(`Postgres ${server.version}`)
    return await jest(specs.length > 0 ? specs : ON_POSTGRES, { TEST_POSTGRES_URL: server.url() })
  } finally {
    await server.stop()
    removeLast()
  }
}

/** One file after the other: several of them measure how long something takes. */
async function jest(specs: string[], settings: Record<string, string> = {}): Promise<number> {
  const env = { ...process.env, ...settings, NODE_OPTIONS: '--experimental-vm-modules --no-warnings' }
  const child: ChildProcess = spawn(process.execPath, ['node_modules/jest/bin/jest.js', '--runInBand', '--verbose', '--forceExit', ...specs], { env, stdio: 'inherit' })
  const [code] = await once(child, 'exit')
  return (code as number | null) ?? 1
}

function version(program: string, args: string[], debianPackage: string): string {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: 'pipe' }).trim().split('\n')[0]!
  } catch {
    throw new PlainError(`It is missing here: apt-get install --no-install-recommends ${debianPackage}`)
  }
}

function say(what: string): void {
  process.stdout.write(`${what}\n`)
}
