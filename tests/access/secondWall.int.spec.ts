import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type CollectionSlug, createLocalReq, type FlattenedField, type PayloadRequest } from 'payload'
import { v7 as uuid } from 'uuid'
import { runInContext } from '../../src/lib/context.ts'
import { APP_ROLE } from '../../src/lib/db/connection.ts'
import { rows } from '../../src/lib/db/rows.ts'
import { ask } from './ask.ts'
import { changeOf, namesOf } from './bodies.ts'
import { CALLERS } from './policy/table.ts'
import { fillChildren } from './children.ts'
import { changesSince, snapshot } from './snapshot.ts'
import { startWorld, type World } from './world.ts'

/**
 * What the database itself refuses, whatever the application believes. The full number of requests:
 * `WALL_REQUESTS=10000 npm test -- tests/access/secondWall.int.spec.ts`.
 */
const REQUESTS = Number(process.env['WALL_REQUESTS'] ?? 600)
const POOL_MAX = 5
const AT_ONCE = 16
const INSIDERS = ['client', 'writer', 'editor', 'support', 'admin', 'superadmin'] as const
let world: World
let owned: string[]
let children: string[]

beforeAll(async () => {
  world = await startWorld({ env: { POOL_MAX: String(POOL_MAX) } })
  owned = await names(`select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'website_id' and table_name <> 'users_memberships' order by 1`)
  children = await fillChildren(world, owned)
}, 120_000)
afterAll(async () => {
  await world.writer.end()
  await world.app.stop()
})

const names = async (text: string): Promise<string[]> => (await world.app.database.sql<{ name: string }>(text)).map(({ name }) => name)
const inWebsite = <T>({ id }: { id: string }, work: () => T): T => runInContext({ requestId: 'wall', websiteId: id, visible: [id] }, work)
const localReq = (): Promise<PayloadRequest> => createLocalReq({}, world.app.payload)

/** Runs SQL as the application does, in the context of a website, or of none. */
const asApp = async (website: { id: string } | null, text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> => {
  const req = await localReq()
  return website ? inWebsite(website, () => rows(req, text, values)) : rows(req, text, values)
}

/** Tables that every request sees whole, and why. */
const WITHOUT_WALL: Record<string, string> = {
  websites: 'which website a host stands for is found out before anything else; settings are guarded by access',
  websites_domains: 'belongs to websites',
  websites_papers_tax_rates: 'belongs to websites',
  users: 'one person, one login, for all websites; found by e-mail before the websites are known',
  users_memberships: 'what a person may see is read from here, so it can’t depend on it',
  users_memberships_roles: 'belongs to users_memberships',
  users_sessions: 'belongs to users',
  mails: 'of the platform; for superadmins',
  payload_kv: 'of the platform; for nobody',
  payload_preferences: 'each person’s own, across websites',
  payload_preferences_rels: 'belongs to payload_preferences',
  payload_migrations: 'of the platform',
  rate_limits: 'counts by address and caller',
}

describe('the tables', () => {
  it('are behind row-level security, forced and for every command, or on a short list with a reason', async () => {
    const walled = await names(`
      select c.relname as name from pg_class c join pg_policy p on p.polrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relrowsecurity and c.relforcerowsecurity
        and p.polcmd = '*' and p.polpermissive and p.polroles = '{0}' and p.polqual is not null and p.polwithcheck is not null order by 1`)
    const all = await names(`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`)
    expect(all.filter((name) => !walled.includes(name))).toEqual(Object.keys(WITHOUT_WALL).sort())
    expect(owned.filter((name) => !walled.includes(name))).toEqual([])
  })

  it('are used by a role that policies bind: no superuser, no owner, no member of an owner', async () => {
    const [who] = await asApp(null, 'select current_user as name')
    expect(who).toEqual({ name: APP_ROLE })
    const [role] = await world.app.database.sql('select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin from pg_roles where rolname = $1', [APP_ROLE])
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, rolcanlogin: false })
    expect(await names(`select relname as name from pg_class where relnamespace = 'public'::regnamespace and pg_has_role('${APP_ROLE}', relowner, 'member')`)).toEqual([])
  })

  it('can’t be changed in their shape by that role', async () => {
    for (const text of ['drop policy by_website on orders', 'alter table orders disable row level security', 'create table mine (id int)', 'truncate timers', `alter role ${APP_ROLE} bypassrls`]) {
      await expect(asApp(world.inkwell, text)).rejects.toThrow()
    }
  })
})

describe('without a context', () => {
  it('nothing is visible', async () => {
    for (const table of [...owned, ...children]) {
      const seen = await asApp(null, `select count(*)::int as n from "${table}" ${owned.includes(table) ? 'where website_id is not null' : ''}`)
      expect({ table, seen }).toEqual({ table, seen: [{ n: 0 }] })
    }
  })
})

describe('in the context of a website', () => {
  it('every table shows its rows alone', async () => {
    for (const table of [...owned, ...children]) {
      const [all] = await world.app.database.sql<{ n: number }>(`select count(*)::int as n from "${table}"`)
      const [here, there] = await Promise.all([world.inkwell, world.federhaus].map(async (website) => (await asApp(website, `select count(*)::int as n from "${table}"`))[0] as { n: number }))
      const [platform] = owned.includes(table) ? await world.app.database.sql<{ n: number }>(`select count(*)::int as n from "${table}" where website_id is null`) : [{ n: 0 }]
      expect({ table, isBoth: here!.n > platform!.n && there!.n > platform!.n, n: here!.n + there!.n - platform!.n }).toEqual({ table, isBoth: true, n: all!.n })
    }
  })

  it('no row of another one can be written, changed, taken over or deleted', async () => {
    const before = await snapshot(world)
    const there = world.federhaus.id
    for (const table of owned) {
      const columns = (await names(`select '"' || column_name || '"' as name from information_schema.columns where table_schema = 'public' and table_name = '${table}' and is_generated = 'NEVER'`)).join()
      const copy = `insert into "${table}" (${columns}) select ${columns} from (
        select (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'website_id', $1::text))).* from "${table}" t where website_id is not null limit 1) copied`
      await expect(asApp(world.inkwell, copy, [there])).rejects.toThrow(/row-level security|permission denied/)
      await expect(asApp(world.inkwell, `update "${table}" set website_id = $1 where website_id is not null`, [there])).rejects.toThrow(/row-level security|permission denied|stays? as (it is|they are)/)
      for (const text of [`update "${table}" set id = id where website_id = $1 returning id`, `delete from "${table}" where website_id = $1 returning id`]) {
        expect(await asApp(world.inkwell, text, [there]).catch((error: Error) => (/permission denied/.test(error.message) ? [] : error))).toEqual([])
      }
    }
    expect(changesSince(before, await snapshot(world))).toEqual([])
  })
})

describe('with our own code that asks nobody', () => {
  const isOwn = ({ id }: { id: string }, doc: { website?: string | { id: string } | null }) =>
    !doc.website || (typeof doc.website === 'string' ? doc.website : doc.website.id) === id
  const slugs = () => world.collections.filter(({ flattenedFields }) => flattenedFields.some(({ name }) => name === 'website')).map(({ slug }) => slug as CollectionSlug)

  it(`hundreds of reads of two websites at once on ${POOL_MAX} connections show 0 foreign rows`, async () => {
    const read = async (website: { id: string }, collection: CollectionSlug) => {
      const req = await localReq()
      return inWebsite(website, async () => {
        const { docs } = await world.app.payload.find({ collection, req, limit: 0, depth: 1, overrideAccess: true })
        return docs.filter((doc) => !isOwn(website, doc as never)).length
      })
    }
    const reads = Array.from({ length: 10 }, () => slugs().flatMap((slug) => [() => read(world.inkwell, slug), () => read(world.federhaus, slug)])).flat()
    expect(reads.length).toBeGreaterThan(300)
    const foreign: number[] = []
    while (reads.length > 0) foreign.push(...(await Promise.all(reads.splice(0, POOL_MAX * 4).map((start) => start()))))
    expect(foreign.filter((count) => count > 0)).toEqual([])
  }, 120_000)

  it('no document of another website is found, changed or deleted by its id', async () => {
    const before = await snapshot(world)
    for (const collection of slugs()) {
      const id = world.rows[collection]!.foreign!
      const { payload } = world.app
      const tries = [
        (req: PayloadRequest) => payload.findByID({ collection, id, req }),
        (req: PayloadRequest) => payload.update({ collection, id, data: changeOf(world.collections.find(({ slug }) => slug === collection)!) as never, req }),
        (req: PayloadRequest) => payload.delete({ collection, id, req }),
        (req: PayloadRequest) => payload.db.updateOne({ collection, where: { id: { equals: id } }, data: { website: world.inkwell.id }, req }),
      ]
      for (const attempt of tries) {
        const req = await localReq()
        const found = await inWebsite(world.inkwell, () => attempt(req)).catch(() => null)
        expect({ collection, found }).toEqual({ collection, found: null })
      }
    }
    expect(changesSince(before, await snapshot(world))).toEqual([])
  })
})

describe('with every access function answering yes', () => {
  beforeAll(() => {
    for (const { config } of Object.values(world.app.payload.collections)) {
      for (const operation of Object.keys(config.access) as (keyof typeof config.access)[]) config.access[operation] = () => true
      openFields(config.flattenedFields)
    }
  })

  /** Fields too, at any depth. */
  const openFields = (fields: FlattenedField[]): void => {
    for (const field of fields) {
      if ('access' in field && field.access) for (const operation of Object.keys(field.access) as (keyof typeof field.access)[]) field.access[operation] = () => true
      if ('flattenedFields' in field) openFields(field.flattenedFields)
    }
  }

  it('no list shows anybody a row of another website', async () => {
    const isUsers = (slug: string) => ['users', 'websites'].includes(slug)
    const foreign = [...world.foreignIds].filter((id) => id !== world.federhaus.id && id !== world.neighbours.foreigner.id)
    const asked = world.collections.filter(({ slug }) => !isUsers(slug)).flatMap(({ slug }) => CALLERS.map((caller) => ({ slug, caller })))
    for (const { slug, caller } of asked) {
      const text = JSON.stringify((await ask(world, caller, `GET /api/${slug}?limit=100&depth=2`)).body)
      expect({ slug, caller, leaks: foreign.filter((id) => text.includes(id)) }).toEqual({ slug, caller, leaks: [] })
    }
    expect(asked.length).toBeGreaterThan(150)
  }, 120_000)

  it(`${REQUESTS} requests of two websites, in turn and at once, show 0 foreign rows`, async () => {
    const idsOf = async (website: { id: string }) => new Set((await Promise.all(owned.map((table) => names(`select id::text as name from "${table}" where website_id = '${website.id}'`)))).flat())
    const [here, there] = [await idsOf(world.inkwell), await idsOf(world.federhaus)]
    const send = async (i: number): Promise<{ asked: string; status: number; foreign: string[] }> => {
      const isHere = i % 2 === 0
      const caller = isHere ? INSIDERS[(i / 2) % INSIDERS.length]! : 'outsider'
      const { route, body } = requestOf(i)
      const answer = await ask(world, caller, route, { website: isHere ? 'inkwell' : 'federhaus', body })
      const shown = JSON.stringify(answer.body).match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? []
      return { asked: `${caller}: ${route}`, status: answer.status, foreign: shown.filter((id) => (isHere ? there : here).has(id)) }
    }
    const answers: Awaited<ReturnType<typeof send>>[] = []
    for (let from = 0; from < REQUESTS; from += AT_ONCE) answers.push(...(await Promise.all(Array.from({ length: Math.min(AT_ONCE, REQUESTS - from) }, (_, k) => send(from + k)))))
    process.stdout.write(`  ${answers.length} requests with every access function answering yes, ${answers.flatMap(({ foreign }) => foreign).length} foreign rows.\n`)
    expect(answers.filter((answer) => answer.foreign.length > 0)).toEqual([])
    // Something was shown at all, and nothing failed.
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(REQUESTS / 3)
    expect(answers.filter(({ status }) => status >= 500)).toEqual([])
  }, 3_600_000)

  /** Lists, counts, documents of both websites by their ids, GraphQL and changes, by turns. */
  function requestOf(i: number): { route: string; body?: unknown } {
    const slugs = world.collections.map(({ slug }) => slug).filter((slug) => !['users', 'websites', 'mails'].includes(slug))
    const slug = slugs[Math.floor(i / 2) % slugs.length]!
    const { same = '', foreign = '' } = world.rows[slug]!
    const { one, many } = namesOf(world.collections.find((each) => each.slug === slug)!)
    const kinds = [
      { route: `GET /api/${slug}?limit=100&depth=2` },
      { route: `GET /api/${slug}/${same}?depth=2` },
      { route: `GET /api/${slug}/${foreign}?depth=2` },
      { route: `GET /api/${slug}?where[id][in]=${same},${foreign}&sort=-id` },
      { route: 'POST /api/graphql', body: { query: `{ list: ${many}(limit: 100) { docs { id } } here: ${one}(id: "${same}") { id } there: ${one}(id: "${foreign}") { id } }` } },
      { route: `GET /api/${slug}/count` },
      { route: `POST /api/${slug}/access/${foreign}`, body: {} },
    ]
    return kinds[Math.floor(i / 2 / slugs.length + i) % kinds.length]!
  }

  it('nobody changes or deletes one, and none is made for another website', async () => {
    const before = await snapshot(world)
    for (const { slug, endpoints } of world.collections) {
      const id = world.rows[slug]!.foreign
      if (!id || ['users', 'websites'].includes(slug)) continue
      for (const method of ['PATCH', 'DELETE']) expect((await ask(world, 'client', `${method} /api/${slug}/${id}`, { body: {} })).status).toBe(404)
      if ((endpoints || []).some(({ method, path, custom }) => method === 'post' && path === '/' && custom?.scriptorium)) continue
      const { status } = await ask(world, 'client', `POST /api/${slug}`, { body: { website: world.federhaus.id } })
      expect({ slug, isRefused: status >= 400 }).toEqual({ slug, isRefused: true })
    }
    expect(changesSince(before, await snapshot(world))).toEqual([])
  })
})

it('a connection keeps nothing of the request before', async () => {
  const { pool } = world.app.payload.db as unknown as { pool: { query: (text: string) => Promise<{ rows: { seen: string | null }[] }> } }
  const seen = async (websites: string[]) => runInContext({ requestId: uuid(), websiteId: null, visible: websites }, async () => (await pool.query(`select current_setting('app.websites', true) as seen`)).rows[0]!.seen ?? '')
  const lists = Array.from({ length: 200 }, (_, i) => [[world.inkwell.id], [], [world.federhaus.id], [world.inkwell.id, world.federhaus.id]][i % 4]!)
  expect(await Promise.all(lists.map(seen))).toEqual(lists.map((websites) => websites.join()))
})
