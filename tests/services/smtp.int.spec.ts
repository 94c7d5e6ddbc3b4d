import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { freePort } from '../../src/server/embedded/freePort.ts'
import { type Company, startCompany } from '../support/company.ts'

/** Mails that reach a real mail server, Debian's aiosmtpd, which lays them into a Maildir. */
const described = isInstalled() ? describe : describe.skip
described('with a real mail server', () => {
  let co: Company
  let server: ChildProcess
  let folder: string
  let port: number
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'scriptorium-smtp-'))
    port = await freePort()
    Object.assign(process.env, { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'Inkwell <hello@inkwell.example>' })
    co = await startCompany()
    server = await start()
  })
  afterAll(async () => {
    server?.kill('SIGKILL')
    await co?.app.stop()
    await rm(folder, { recursive: true, force: true })
  })

  async function start(): Promise<ChildProcess> {
    const started = spawn('/usr/bin/python3', ['-m', 'aiosmtpd', '--nosetuid', '--listen', `127.0.0.1:${port}`, '--class', 'aiosmtpd.handlers.Mailbox', path.join(folder, 'mails')], { stdio: 'ignore' })
    for (let tries = 0; tries < 100 && !(await accepts(port)); tries += 1) await sleep(100)
    return started
  }
  const mails = () => readdirSync(path.join(folder, 'mails', 'new')).map((file) => readFileSync(path.join(folder, 'mails', 'new', file), 'utf8'))
  const register = (email: string) =>
    co.call('POST', '/api/users/register', { website: 'inkwell', body: { email, password: 'a long enough passphrase', displayName: 'Somebody' } })
  const stateOf = async (email: string) => (await co.app.database.sql<{ state: string; html: string | null }>('select state, html from mails where "to" = $1', [email]))[0]

  it('a mail arrives, from whom it should be, and its text is forgotten', async () => {
    await register('first@agency.example')
    await co.app.runJobs()
    const [mail = ''] = mails()
    expect(mail).toMatch(/^From: Inkwell <hello@inkwell\.example>$/m)
    expect(mail).toMatch(/^To: first@agency\.example$/m)
    expect(mail).toMatch(/^Subject: .+/m)
    expect(mail).toMatch(/token=3D/)
    expect(await stateOf('first@agency.example')).toEqual({ state: 'sent', html: null })
  })

  it('one that found nobody arrives once the server is back, one time', async () => {
    const gone = once(server, 'exit')
    server.kill('SIGKILL')
    await gone
    await register('second@agency.example')
    await expect(co.app.runJobs()).rejects.toThrow('ECONNREFUSED')
    expect((await stateOf('second@agency.example'))?.state).toBe('failed')
    server = await start()
    // As the queue does with a job that failed.
    await co.app.database.sql(`update pgboss.job set state = 'retry', start_after = created_on where name = 'send-mail' and data->>'mailId' in (select id::text from mails where state = 'failed')`)
    await co.app.runJobs()
    await co.app.runJobs()
    expect(mails().filter((mail) => mail.includes('To: second@agency.example'))).toHaveLength(1)
    expect((await stateOf('second@agency.example'))?.state).toBe('sent')
  })
})

function isInstalled(): boolean {
  try {
    execFileSync('/usr/bin/python3', ['-c', 'import aiosmtpd'], { stdio: 'pipe' })
    return true
  } catch {
    return false
  }
}

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false))
    socket.on('connect', () => socket.end())
  })
