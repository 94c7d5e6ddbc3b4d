import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { PlainError } from '../../src/lib/PlainError.ts'
import { freePort } from '../../src/server/embedded/freePort.ts'

export type Ceph = { endpoint: string; accessKeyId: string; secretAccessKey: string; stop: () => void }

const PROGRAMS = ['ceph-mon', 'ceph-osd', 'ceph-mgr', 'radosgw', 'radosgw-admin', 'ceph-authtool', 'monmaptool', 'ceph']
const KEYS = { accessKeyId: 'TESTKEY', secretAccessKey: 'testsecret' }
const WAIT_SECONDS = 120

/**
 * Starts Ceph's gateway for S3 from Debian's packages: one monitor, one store in memory, nothing kept.
 * It ends with this process.
 * @throws PlainError when packages are missing, or it does not start
 */
export async function startCeph(): Promise<Ceph> {
  const missing = PROGRAMS.filter((program) => !isInstalled(program))
  if (missing.length > 0) throw new PlainError(`Missing: ${missing.join(', ')}. apt-get install --no-install-recommends ceph-mon ceph-osd ceph-mgr ceph-common radosgw`)
  const folder = mkdtempSync(path.join(os.tmpdir(), 'scriptorium-ceph-'))
  const daemons: ChildProcess[] = []
  const stop = () => {
    for (const daemon of daemons) daemon.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', stop)
  try {
    const port = await bringUp(folder, daemons)
    return { endpoint: `http://127.0.0.1:${port}`, ...KEYS, stop }
  } catch (error) {
    stop()
    throw error
  }
}

async function bringUp(folder: string, daemons: ChildProcess[]): Promise<number> {
  const [v2, v1, gateway] = [await freePort(), await freePort(), await freePort()]
  const id = randomUUID()
  const monitor = `[v2:127.0.0.1:${v2},v1:127.0.0.1:${v1}]`
  for (const name of ['mon', 'osd', 'mgr', 'run', 'log']) mkdirSync(path.join(folder, name))
  const conf = path.join(folder, 'ceph.conf')
  writeFileSync(conf, configuration({ folder, id, monitor, gateway }))
  const keyring = path.join(folder, 'keyring')
  const run = async (program: string, ...args: string[]) => (await promisify(execFile)(program, args, { env: { ...process.env, CEPH_CONF: conf }, cwd: folder, timeout: 60_000 })).stdout
  const daemon = (program: string, ...args: string[]) => daemons.push(spawn(program, ['--foreground', ...args], { env: { ...process.env, CEPH_CONF: conf }, cwd: folder, stdio: 'ignore' }))

  await run('ceph-authtool', '--create-keyring', keyring, '--gen-key', '-n', 'mon.', '--cap', 'mon', 'allow *')
  for (const [name, ...caps] of [
    ['client.admin', 'mon', 'allow *', 'osd', 'allow *', 'mgr', 'allow *'], ['osd.0', 'mon', 'allow profile osd', 'osd', 'allow *', 'mgr', 'allow profile osd'],
    ['mgr.x', 'mon', 'allow profile mgr', 'osd', 'allow *'], ['client.rgw.a', 'mon', 'allow rw', 'osd', 'allow rwx', 'mgr', 'allow rw'],
  ]) await run('ceph-authtool', keyring, '--gen-key', '-n', name!, ...caps.flatMap((cap, i) => (i % 2 ? [] : ['--cap', cap, caps[i + 1]!])))
  await run('monmaptool', '--create', '--clobber', '--addv', 'a', monitor, '--fsid', id, path.join(folder, 'monmap'))
  await run('ceph-mon', '--mkfs', '-i', 'a', '--monmap', path.join(folder, 'monmap'), '--mon-data', path.join(folder, 'mon'), '--keyring', keyring)
  daemon('ceph-mon', '-i', 'a', '--mon-data', path.join(folder, 'mon'))
  await run('ceph', 'osd', 'create')
  await run('ceph-osd', '-i', '0', '--mkfs', '--osd-data', path.join(folder, 'osd'), '--osd-objectstore', 'memstore')
  daemon('ceph-osd', '-i', '0', '--osd-data', path.join(folder, 'osd'), '--osd-objectstore', 'memstore')
  daemon('ceph-mgr', '-i', 'x')
  await run('ceph', 'osd', 'crush', 'add', 'osd.0', '1.0', 'root=default', 'host=h')
  await until(async () => (await run('ceph', 'osd', 'stat')).includes('1 up'), 'the store')
  daemon('radosgw', '-n', 'client.rgw.a')
  await until(async () => (await fetch(`http://127.0.0.1:${gateway}/`)).ok, 'the gateway')
  await run('radosgw-admin', 'user', 'create', '--uid=test', '--display-name=test', `--access-key=${KEYS.accessKeyId}`, `--secret=${KEYS.secretAccessKey}`)
  return gateway
}

type Configuration = { folder: string; id: string; monitor: string; gateway: number }

const configuration = ({ folder, id, monitor, gateway }: Configuration): string => `[global]
fsid=${id}
mon host=${monitor}
mon initial members=a
public addr=127.0.0.1
cluster addr=127.0.0.1
auth cluster required=cephx
auth service required=cephx
auth client required=cephx
keyring=${folder}/keyring
osd pool default size=1
osd pool default min size=1
osd pool default pg num=4
osd crush chooseleaf type=0
osd crush update on start=false
mon allow pool size one=true
mon warn on pool no redundancy=false
mon max pg per osd=2000
mon data avail warn=1
mon data avail crit=0
run dir=${folder}/run
log file=${folder}/log/$name.log
admin socket=${folder}/run/$name.asok
pid file=${folder}/run/$name.pid
mon data=${folder}/mon
osd data=${folder}/osd
osd objectstore=memstore
memstore device bytes=1073741824
rgw frontends=beast endpoint=127.0.0.1:${gateway}
rgw dynamic resharding=false
rgw crypt require ssl=false
`

async function until(isTrue: () => Promise<boolean>, what: string): Promise<void> {
  for (const end = Date.now() + WAIT_SECONDS * 1_000; Date.now() < end; await sleep(300)) {
    if (await isTrue().catch(() => false)) return
  }
  throw new PlainError(`Ceph did not start: ${what} was not there after ${WAIT_SECONDS} seconds.`)
}

function isInstalled(program: string): boolean {
  try {
    execFileSync('which', [program], { stdio: 'pipe' })
    return true
  } catch {
    return false
  }
}
