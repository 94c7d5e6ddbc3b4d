import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createLocalReq, type Payload } from 'payload'
import pg from 'pg'
import { env } from '../../src/lib/env.ts'
import { asSystem } from '../../src/lib/context.ts'
import { startBoss, stopBoss } from '../../src/lib/jobs/boss.ts'
import { connect, disconnect } from '../../src/server/connect.ts'
import { makeMember, makeWebsite } from '../../tests/support/factories.ts'
import { sessions } from '../../tests/support/sessions.ts'
import { seedPricing } from '../demo/pricing.ts'

/** Somebody of the website, signed in. */
export type Person = { id: string; email: string; token: string }
export type World = { website: string; slug: string; clients: Person[]; writer: Person; editor: Person; support: Person; admin: Person }

const CLIENTS = 8

// A website with prices and people, for processes that are killed: `world.json` of DATA_DIR tells who they are.
if (import.meta.main) {
  const payload = await connect()
  await startBoss('sender', (error) => process.stderr.write(`${error.message}\n`))
  await writeFile(path.join(env().DATA_DIR, 'world.json'), JSON.stringify(await makeWorld(payload)))
  await stopBoss()
  await disconnect(payload)
  process.exit(0)
}

async function makeWorld(payload: Payload): Promise<World> {
  // Earnings clear at once, and reviews are part of the main job.
  const settings = { clearanceDays: 0, confirmTopUpsAtOnce: false }
  const website = (await makeWebsite(payload, { slug: 'inkwell', currency: 'USD', settings } as never)) as { id: string }
  await asSystem(async () => seedPricing(await createLocalReq({}, payload), website.id, 'inkwell'))
  const pool = new pg.Pool({ connectionString: env().DATABASE_URL, max: 1 })
  const database = { sql: async (text: string, values: unknown[] = []) => (await pool.query(text, values)).rows } as never
  const { mintSession } = sessions({ url: '', payload, database })
  const join = async (role: 'client' | 'writer' | 'editor' | 'support' | 'admin'): Promise<Person> => {
    const { id, email } = await makeMember(payload, website, role)
    return { id, email, token: await mintSession(email) }
  }
  const writer = await join('writer')
  const profile = { website: website.id, user: writer.id, level: 'top', capacity: 100, subjects: ['marketing'], active: true }
  await asSystem(() => payload.create({ collection: 'writer-profiles' as never, data: profile as never }))
  const clients: Person[] = []
  for (let i = 0; i < CLIENTS; i += 1) clients.push(await join('client'))
  const world = { website: website.id, slug: 'inkwell', clients, writer, editor: await join('editor'), support: await join('support'), admin: await join('admin') }
  await pool.end()
  return world
}
