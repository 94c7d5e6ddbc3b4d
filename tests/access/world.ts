import type { SanitizedCollectionConfig } from 'payload'
import { v7 as uuid } from 'uuid'
import { ROLES } from '../../src/domain/users/roles.ts'
import type { AppOptions } from '../support/app.ts'
import { type Company, startCompany } from '../support/company.ts'
import { makeMember, makeUser } from '../support/factories.ts'
import { FIXTURES, type Kind } from './fixtures.ts'
import { POLICY } from './policy.ts'
import { type Caller, CALLERS } from './policy/table.ts'
import { leastOf, rowWriter, snake, type Values } from './rows.ts'

type Id = { id: string }
type Person = Id & { email: string }
export type World = Company & {
  /** Other people of inkwell, whom rows of the kind `same` belong to. */
  neighbours: { client: Person; writer: Person; candidate: Person; chief: Person; foreigner: Person }
  writer: Awaited<ReturnType<typeof rowWriter>>
  collections: SanitizedCollectionConfig[]
  /** Writes one document of a kind; `owner` is the caller whose own it is. */
  make: (slug: string, kind: Kind, owner?: Caller) => Promise<string>
  /** What a relation of a row points at: something of the same website. */
  related: (slug: string, kind: Kind) => Promise<string>
  /** Ids by collection, then by kind; rows of the kinds that belong to a caller are by `kind:caller`. */
  rows: Record<string, Record<string, string>>
  /** Every id of the other website. */
  foreignIds: string[]
}

/** Two websites with a document of every kind in every collection of the policy. */
export async function startWorld(options: AppOptions = {}): Promise<World> {
  const company = await startCompany(options)
  company.app.harmBooks('a row of every kind is written by hand')
  try {
    return await filled(company)
  } catch (error) {
    await company.app.stop()
    throw error
  }
}

async function filled(company: Company): Promise<World> {
  const { payload, database } = company.app
  const neighbours = {
    client: await makeMember(payload, company.inkwell, 'client'),
    writer: await makeMember(payload, company.inkwell, 'writer'),
    candidate: await makeMember(payload, company.inkwell, 'client', 'writer'),
    chief: await makeUser(payload, { superadmin: true, memberships: [{ website: company.inkwell.id, roles: ['support'] }] }),
    foreigner: await makeMember(payload, company.federhaus, ...ROLES),
  }
  const writer = await rowWriter(database.url)
  const collections = payload.config.collections.filter(({ slug }) => slug in POLICY)
  const world: World = {
    ...company, neighbours, writer, collections, rows: {}, foreignIds: [],
    make: (...args) => make(world, ...args),
    related: (slug, kind) => related(world, slug, kind),
  }
  for (const { slug } of collections) world.rows[slug] = { ...(await rowsOf(world, slug)), ...world.rows[slug] }
  // Of no collection.
  for (const { id } of [world.inkwell, world.federhaus]) {
    await world.writer.sql(`insert into paper_counters (website_id, kind, year, last) values ($1, 'invoice', 2026, 1)`, [id])
    await world.writer.sql(`insert into paper_logos (website_id, sha256, image) values ($1, repeat('0', 64), '\\x00')`, [id])
  }
  world.foreignIds = [...(await foreignIdsOf(world)), company.federhaus.id, neighbours.foreigner.id]
  return world
}

async function rowsOf(world: World, slug: string): Promise<Record<string, string>> {
  const made: Record<string, string> = {}
  for (const kind of Object.keys(POLICY[slug]!.kinds)) {
    for (const caller of ownersOf(slug, kind)) made[keyOf(kind, caller)] = (caller ? undefined : world.rows[slug]?.[kind]) ?? (await world.make(slug, kind, caller))
  }
  return made
}

/** Whose a kind of document is: some callers' own, or, for the others, nobody's in particular. */
function ownersOf(slug: string, kind: string): (Caller | undefined)[] {
  if (!isOwnKind(slug, kind)) return [undefined]
  return CALLERS.filter((caller) => POLICY[slug]!.rows.some(({ on, cells }) => on === kind && cells[caller] !== '_'))
}

export const isOwnKind = (slug: string, kind: string): boolean => POLICY[slug]!.rows.some(({ on, cells }) => on === kind && Object.values(cells).includes('_'))

export const keyOf = (kind: string, caller?: Caller): string => (caller ? `${kind}:${caller}` : kind)

/** The document of a kind that a caller asks for; the caller's own where the kind is that. */
export const rowFor = ({ rows }: World, slug: string, { on, caller }: { on: string; caller: Caller }): string =>
  rows[slug]![isOwnKind(slug, on) ? keyOf(on, caller) : on]!

async function make(world: World, slug: string, kind: Kind, owner?: Caller): Promise<string> {
  if (kind === 'deleted') return makeDeleted(world, slug)
  const fixture = FIXTURES[slug]
  const known = await fixture?.known?.(world, kind, owner)
  if (known) return known
  const collection = collectionOf(world, slug)
  const website = kind === 'foreign' ? world.federhaus : world.inkwell
  const values: Values = { ...(await leastOf(collection, website, (target) => related(world, target, kind))), ...(await fixture?.values?.(world, kind, owner)) }
  if (kind === 'platform') delete values.website
  return world.writer.write({ collection, values })
}

/** The id of a document that was there and is no more. */
async function makeDeleted(world: World, slug: string): Promise<string> {
  const collection = collectionOf(world, slug)
  // With relations of its own: some numbers exist once on each website, or below each document.
  const values: Values = { ...(await leastOf(collection, { id: uuid() }, async () => uuid())), ...(await FIXTURES[slug]?.values?.(world, 'deleted')) }
  const id = await world.writer.write({ collection, values })
  const { rowCount } = await world.writer.sql(`delete from "${snake(slug)}" where id = $1`, [id])
  if (rowCount !== 1) throw new Error(`The row of ${slug} that was to be deleted was not there`)
  return id
}

const collectionOf = ({ app }: World, slug: string): SanitizedCollectionConfig => app.payload.config.collections.find((each) => each.slug === slug)!

/** What a relation of a row points at: something of the same website. */
async function related(world: World, target: string, kind: Kind): Promise<string> {
  const isForeign = kind === 'foreign'
  if (target === 'websites') return isForeign ? world.federhaus.id : world.inkwell.id
  if (target === 'users') return isForeign ? world.neighbours.foreigner.id : world.neighbours.client.id
  world.rows[target] ??= {}
  return (world.rows[target][isForeign ? 'foreign' : 'same'] ??= await world.make(target, isForeign ? 'foreign' : 'same'))
}

async function foreignIdsOf({ writer, federhaus }: World): Promise<string[]> {
  const { rows: tables } = await writer.sql(`select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'website_id' and table_name <> 'users_memberships'`)
  const ids = await Promise.all(tables.map(async ({ name }: { name: string }) => (await writer.sql(`select id from "${name}" where website_id = $1`, [federhaus.id])).rows))
  return ids.flat().map(({ id }: Id) => id)
}
