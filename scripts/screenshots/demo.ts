import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { env, forgetEnv } from '../../src/lib/env.ts'
import { freePort } from '../../src/server/embedded/freePort.ts'
import { buildPanel } from '../panel/buildPanel.ts'
import { connectSimulator } from '../start/connectSimulator.ts'
import { loadSettings } from '../start/loadSettings.ts'
import { openDatabase } from '../start/openDatabase.ts'
import { prepareDatabase } from '../start/prepareDatabase.ts'
import { startServer } from '../start/startServer.ts'
import { startSimulator } from '../start/simulator.ts'
import { playPayments } from '../demo/payments/playPayments.ts'
import type { Json } from '../api/client.ts'
import type { PanelRole } from './pages.ts'

export type Demo = { url: string; login: (role: PanelRole, website: string) => Promise<SignedIn>; stop: () => Promise<void> }

/** A session, and the API as it answers to it. */
export type SignedIn = { token: string; get: (path: string) => Promise<Json> }

/** The demo as `npm start` brings it up, on a database and a port that nobody else has; `kept` names a folder that stays. */
export async function startDemo(kept?: string): Promise<Demo> {
  const dataDir = kept ?? mkdtempSync(path.join(tmpdir(), 'screenshots-'))
  const port = await freePort()
  const url = `http://localhost:${port}`
  delete process.env['DATABASE_URL']
  Object.assign(process.env, { APP_ENV: 'demo', DATA_DIR: dataDir, PORT: String(port), PUBLIC_URL: url, RATE_LIMITS: 'off' })
  forgetEnv()
  loadSettings()
  const database = await openDatabase()
  await prepareDatabase()
  await buildPanel()
  const simulator = await startSimulator()
  await connectSimulator({ databaseUrl: env().DATABASE_URL, origin: simulator.origin, webUrl: url })
  const server = await startServer()
  await playPayments({ url, databaseUrl: env().DATABASE_URL })
  return {
    url,
    login: async (role, website) => {
      const token = await loginTo(url, role === 'superadmin' ? 'superadmin@scriptorium.example' : `${role}@${website}.example`)
      return { token, get: async (path) => (await fetch(url + path, { headers: { authorization: `JWT ${token}` } })).json() as Promise<Json> }
    },
    stop: async () => {
      await server.stop()
      await simulator.stop()
      await database.stop()
      if (!kept) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function loginTo(url: string, email: string): Promise<string> {
  const answer = await fetch(`${url}/api/users/login`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email, password: env().DEMO_PASSWORD }),
  })
  const { token } = (await answer.json()) as { token?: string }
  if (!token) throw new Error(`${email} can't log in: ${answer.status}`)
  return token
}
