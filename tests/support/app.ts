import { mkdtemp, rm } from 'node:fs/promises'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import type { Payload } from 'payload'
import { asSystem } from '../../src/lib/context.ts'
import { setClock } from '../../src/lib/clock.ts'
import { forgetEnv } from '../../src/lib/env.ts'
import { startBoss, stopBoss } from '../../src/lib/jobs/boss.ts'
import { type Call, caller } from './call.ts'
import { wrongInBooks } from './wrongInBooks.ts'
import { newDatabase, type TestDatabase } from './database.ts'
import { jobRunner } from './jobs.ts'
import { sessions } from './sessions.ts'

export type TestApp = {
  url: string
  payload: Payload
  database: TestDatabase
  call: Call
  /** Signs in over HTTP with the password; the token is kept and used by `call` from then on. */
  login: (email: string, password?: string) => Promise<string>
  /** A session of a user without the slow password check; `call({ as })` does it by itself. */
  mintSession: (email: string) => Promise<string>
  /** Runs what the worker would have run by now; there is no worker otherwise. */
  runJobs: () => Promise<string[]>
  asSystem: typeof asSystem
  setClock: typeof setClock
  /** For a file that harms the books on purpose, with the reason: they are not verified when it stops. */
  harmBooks: (reason: string) => void
  /** Verifies the books, and fails when a row or a gateway differs; then everything is gone. */
  stop: () => Promise<void>
}

export type AppOptions = {
  /** Off unless asked for. */
  rateLimits?: boolean
  env?: Record<string, string>
}

/**
 * Starts the real Express app on a free port with its own copy of the database and its own upload
 * folder. One app per spec file: the configuration is loaded once and keeps its database.
 */
export async function startApp(options: AppOptions = {}): Promise<TestApp> {
  const database = await newDatabase()
  const dataDir = await mkdtemp(path.join(process.env['TEST_DIR'] ?? '', 'app-'))
  useEnvironment({ dataDir, databaseUrl: database.url, options })
  const { payload, server, disconnect } = await boot()
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { login, mintSession, tokenOf } = sessions({ url, payload, database })
  let harmed: string | null = null
  return {
    url,
    payload,
    database,
    call: caller({ url, tokenOf }),
    login,
    mintSession,
    runJobs: jobRunner(payload, database),
    asSystem,
    setClock,
    harmBooks: (reason) => {
      harmed = reason
    },
    stop: async () => {
      const wrong = harmed ? [] : await wrongInBooks(payload).catch((error: Error) => [error.message])
      setClock(null)
      await close(server)
      await stopBoss()
      await disconnect(payload)
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
      if (wrong.length > 0) throw new Error(`The books are not right at the end:\n${wrong.join('\n')}`)
    },
  }
}

type Surroundings = { dataDir: string; databaseUrl: string; options: AppOptions }

function useEnvironment({ dataDir, databaseUrl, options }: Surroundings): void {
  Object.assign(process.env, {
    APP_ENV: 'test',
    NODE_ENV: 'test',
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    PAYLOAD_SECRET: 'a secret that only the tests of this repository use',
    LOG_LEVEL: process.env['TEST_LOG'] ?? 'silent',
    RATE_LIMITS: options.rateLimits ? 'on' : 'off',
    ...options.env,
  })
  forgetEnv()
}

/** Imports only now: the configuration reads its settings while it is loaded. */
async function boot() {
  const { connect, disconnect } = await import('../../src/server/connect.ts')
  const { createApp } = await import('../../src/server/app.ts')
  const payload = await connect()
  await startBoss('sender', (error) => payload.logger.error(error))
  const app = createApp({ payload })
  const server = await new Promise<Server>((resolve) => {
    const listening = app.listen(0, '127.0.0.1', () => resolve(listening))
  })
  // A test that keeps its process busy for seconds would find its kept connection closed.
  server.keepAliveTimeout = 120_000
  return { payload, server, disconnect }
}

async function close(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeAllConnections()
  await closed
}
