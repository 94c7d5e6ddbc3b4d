import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { PlainError } from '../../src/lib/PlainError.ts'
import { environment, inside, type Image } from './buildImage.ts'

export type Running = { name: string; child: ChildProcess; log: string }

const NOBODY = '65534'
const READY_SECONDS = 120
const STOP_SECONDS = 15

/** Starts a command of the image as its user; who is an ordinary user already stays the same. */
export function start(image: Image, words: string[], settings: Record<string, string>): Running {
  const log = path.join(image.root, 'tmp', `${words.join('-').replace(/[^\w-]/g, '')}-${Date.now()}.log`)
  const output = openSync(log, 'w')
  const [program, ...args] = [...image.entrypoint, ...words]
  const child = spawn(program!, args, { ...account(image), cwd: inside(image, '.'), env: environment(image, settings), stdio: ['ignore', output, output] })
  closeSync(output)
  process.once('exit', () => child.kill('SIGKILL'))
  return { name: words.join(' '), child, log }
}

/** Runs a command of the image to its end. @throws PlainError when it ends with another code than 0 */
export async function finish(running: Running): Promise<string> {
  if (running.child.exitCode === null) await once(running.child, 'exit')
  if (running.child.exitCode === 0) return readFileSync(running.log, 'utf8')
  throw new PlainError(`${running.name} ended with ${running.child.exitCode}:\n${endOf(running)}`)
}

/** Waits until the image's own health check says that the process is well. @throws PlainError after two minutes */
export async function untilWell(image: Image, running: Running, settings: Record<string, string>): Promise<void> {
  const [program, ...args] = image.healthcheck
  for (const end = Date.now() + READY_SECONDS * 1_000; Date.now() < end && running.child.exitCode === null; await sleep(500)) {
    try {
      execFileSync(program!, [...args, 'ready'], { ...account(image), cwd: inside(image, '.'), env: environment(image, settings), stdio: 'pipe' })
      return
    } catch {
      continue
    }
  }
  throw new PlainError(`${running.name} did not become well:\n${endOf(running)}`)
}

/** @returns seconds it took to end. @throws PlainError when it did not end by itself, with 0 */
export async function stop({ name, child, log }: Running): Promise<number> {
  const begun = Date.now()
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_SECONDS * 1_000)
  await gone
  clearTimeout(timer)
  if (child.exitCode !== 0) throw new PlainError(`${name} ended with ${child.exitCode ?? child.signalCode} after SIGTERM:\n${endOf({ name, child, log })}`)
  return (Date.now() - begun) / 1_000
}

const endOf = ({ log }: Running): string => readFileSync(log, 'utf8').trim().split('\n').slice(-15).map((line) => line.slice(0, 400)).join('\n')

/** Root goes over to the user of the image, or to nobody where this machine knows no such user. */
export function account({ user }: Image): { uid: number; gid: number } | object {
  if (process.getuid?.() !== 0) return {}
  const [uid, gid] = (isKnown(user?.split(':')[0]) ? user! : `${NOBODY}:${NOBODY}`).split(':').map(Number)
  return { uid, gid }
}

function isKnown(uid: string | undefined): boolean {
  return readFileSync('/etc/passwd', 'utf8').split('\n').some((line) => line.split(':')[2] === uid)
}
