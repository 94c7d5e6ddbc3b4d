import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import pg from 'pg'
import { v7 as uuid } from 'uuid'
import { adjusted } from '../../../src/domain/ledger/recipes/adjusted.ts'
import type { Role } from '../../../src/domain/users/roles.ts'
import { asSystem, asWebsite } from '../../../src/lib/context.ts'
import { inTransaction } from '../../../src/lib/db/transaction.ts'
import { env } from '../../../src/lib/env.ts'
import { startBoss, stopBoss } from '../../../src/lib/jobs/boss.ts'
import { post } from '../../../src/lib/ledger/post.ts'
import { changeOwnDetails } from '../../../src/operations/payouts/keepDetails.ts'
import { connect, disconnect } from '../../../src/server/connect.ts'
import { makeUser } from '../../../tests/support/factories.ts'
import { sessions } from '../../../tests/support/sessions.ts'
import type { Person, World } from '../seed.ts'

/** Who else is needed where money goes out: a second admin, and writers who have earned. */
export type MoneyWorld = { admin2: Person; connect: Person[]; bank: Person[]; clients: Person[] }

const EARNED_MINOR = 50_000_000
const IBAN = 'DE89370400440532013000'

// `seedMoney.ts CLIENTS BANK ACCOUNT…`: so many clients more, writers with a bank account, and one for each account at the
// gateway; `money.json` of DATA_DIR tells who they are.
if (import.meta.main) {
  const [clients, bank, ...accounts] = process.argv.slice(2)
  const payload = await connect()
  await startBoss('sender', (error) => process.stderr.write(`${error.message}\n`))
  const world = JSON.parse(await readFile(path.join(env().DATA_DIR, 'world.json'), 'utf8')) as World
  const made = await makePeople(payload, world, { clients: Number(clients), bank: Number(bank), accounts })
  await writeFile(path.join(env().DATA_DIR, 'money.json'), JSON.stringify(made))
  await stopBoss()
  await disconnect(payload)
  process.exit(0)
}

type Wanted = { clients: number; bank: number; accounts: string[] }

async function makePeople(payload: Payload, { website }: World, { clients, bank, accounts }: Wanted): Promise<MoneyWorld> {
  await asSystem(() => payload.update({ collection: 'websites', id: website, data: { payouts: { schedule: 'off', minimumMinor: 5_000, holdDays: 0 } } as never }))
  const pool = new pg.Pool({ connectionString: env().DATABASE_URL, max: 1 })
  const database = { sql: async (text: string, values: unknown[] = []) => (await pool.query(text, values)).rows } as never
  await pool.query(`
    insert into payment_settings (id, website_id, offers_installments, smallest_part_minor, created_at, updated_at) values (gen_random_uuid(), $1, true, 500, now(), now())
    on conflict (website_id) do update set offers_installments = true, smallest_part_minor = 500`, [website])
  const { mintSession } = sessions({ url: '', payload, database })
  const join = async (role: Role): Promise<Person> => {
    const { id, email } = await makeUser(payload, { email: `${role}-${uuid()}@test.example`, memberships: [{ website, roles: [role] }] })
    return { id, email, token: await mintSession(email) }
  }
  const writer = async (details: object): Promise<Person> => {
    const person = await join('writer')
    await asWebsite(website, async () => {
      const req = await createLocalReq({}, payload)
      await earn(req, website, person.id)
      await changeOwnDetails(req, { website, writer: person.id, ...details } as never)
    })
    return person
  }
  const made: MoneyWorld = { admin2: await join('admin'), connect: [], bank: [], clients: [] }
  for (const accountId of accounts) made.connect.push(await writer({ method: 'connect', accountId }))
  for (let i = 0; i < bank; i += 1) made.bank.push(await writer({ method: 'bank', holder: 'Wilma Writer', iban: IBAN }))
  for (let i = 0; i < clients; i += 1) made.clients.push(await join('client'))
  await pool.end()
  return made
}

function earn(req: PayloadRequest, website: string, writer: string): Promise<unknown> {
  return inTransaction(req, () => post(req, {
    website, kind: 'adjusted', document: { collection: 'tests', id: uuid() }, actor: { id: null }, idempotencyKey: uuid(),
    postings: adjusted({ party: { kind: 'writer', id: writer }, direction: 'credit', amountMinor: EARNED_MINOR, currency: 'USD' }),
  }))
}
