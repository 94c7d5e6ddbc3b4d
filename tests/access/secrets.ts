import { LIST_TOTALS } from '../../src/domain/lists/totals.ts'
import type { FlattenedField, SanitizedCollectionConfig } from 'payload'
import { cellsOf, rowsAbout } from './cells.ts'
import { type Caller, CALLERS } from './policy/table.ts'
import { snake } from './rows.ts'
import type { World } from './world.ts'

/** A field that some callers may not read in documents that they do read. */
export type Secret = { slug: string; path: string; field: FlattenedField; callers: Caller[]; ids: string[] }

/** Every field that is kept from somebody: those that the policy says, and the hidden ones, which are kept from everybody. */
export function secretsOf(world: World): Secret[] {
  return world.collections.flatMap(({ slug, flattenedFields }) =>
    flattenedFields.flatMap((field) => {
      // What is hidden is hidden from everybody alike: the least and the most powerful ask.
      const callers = isHidden(field) ? readersOf(slug).filter((caller) => ['client', 'admin', 'superadmin'].includes(caller)) : keptFrom(slug, field.name)
      if (callers.length === 0) return []
      const ids = keptIn(world, slug, field, callers)
      return leavesOf(field).map((leaf) => ({ slug, ...leaf, callers, ids }))
    }),
  )
}

const isHidden = (field: FlattenedField): boolean => 'hidden' in field && field.hidden === true

/** Of a group, which is kept as a whole, a field of each kind; of a list in it, the last text. */
function leavesOf(field: FlattenedField): { path: string; field: FlattenedField }[] {
  if (field.type !== 'group') return [{ path: field.name, field }]
  const byKind = new Map(field.flattenedFields.map((each) => [each.type, each]))
  return [...byKind.values()].map((each) => {
    if (each.type !== 'array') return { path: `${field.name}.${each.name}`, field: each }
    const text = each.flattenedFields.findLast(({ type, name }) => type === 'text' && name !== 'id')!
    return { path: `${field.name}.${each.name}.${text.name}`, field: text }
  })
}

const readersOf = (slug: string): Caller[] => CALLERS.filter((caller) => cellsOf(slug, 'read', caller).some(({ cell }) => cell === '+'))

function keptFrom(slug: string, name: string): Caller[] {
  const rows = rowsAbout(slug, `see-${name}`)
  return readersOf(slug).filter((caller) => {
    const read = cellsOf(slug, 'read', caller).filter(({ cell }) => cell === '+').map(({ on }) => on)
    return rows.some(({ on, cells }) => read.includes(on) && cells[caller] === '-')
  })
}

/** The documents whose field none of the callers sees. */
function keptIn({ rows }: World, slug: string, field: FlattenedField, callers: Caller[]): string[] {
  if (isHidden(field)) return Object.values(rows[slug]!)
  const about = rowsAbout(slug, `see-${field.name}`)
  const isSeen = (key: string): boolean => {
    const [kind, owner] = key.split(':')
    return callers.some((caller) => (!owner || owner === caller) && about.some(({ on, cells }) => on === kind && cells[caller] === '+'))
  }
  return Object.entries(rows[slug]!).filter(([key]) => !isSeen(key)).map(([, id]) => id)
}

/** Two values that a field could hold; a guess of either must be worth nothing. */
export function twoValues(world: World, { field }: Pick<Secret, 'field'>): [unknown, unknown] {
  if (field.type === 'relationship') return RELATED[field.relationTo as string]?.(world) ?? Object.values(world.rows[field.relationTo as string]!).slice(0, 2) as [string, string]
  if (field.type === 'select') return field.options.slice(0, 2).map((option) => (typeof option === 'string' ? option : option.value)) as [string, string]
  return PAIRS[field.type] ?? ['aaa-known', 'zzz-known']
}

const RELATED: Record<string, (world: World) => [string, string]> = { users: ({ neighbours, people }) => [neighbours.candidate.id, people.editor.id] }

const PAIRS: Partial<Record<FlattenedField['type'], [unknown, unknown]>> = {
  number: [11, 424_242],
  checkbox: [false, true],
  date: ['2021-01-01T00:00:00.000Z', '2033-01-01T00:00:00.000Z'],
  json: [{ a: 1 }, { z: 2 }],
  email: ['aaa@known.example', 'zzz@known.example'],
}

/** Puts a value into the field of the documents, past every rule; answers false where the field is stored nowhere. */
export async function put(world: World, { slug, path, field, ids }: Secret, value: unknown): Promise<boolean> {
  if ('virtual' in field && field.virtual) return false
  if (path === 'sessions') {
    // One of the documents is the superadmin’s own.
    await world.writer.sql(`update users_sessions set expires_at = $1 where _parent_id = any($2) and _parent_id <> $3`, [value === 'aaa-known' ? '2033-01-01' : '2044-01-01', ids, world.people.superadmin.id])
    return true
  }
  if (path === 'papers.taxRates.label') {
    await world.writer.sql('delete from websites_papers_tax_rates where _parent_id = any($1)', [ids])
    await world.writer.sql(`insert into websites_papers_tax_rates (_order, _parent_id, id, country, percent, label) select 1, id, gen_random_uuid(), 'DE', 19, $2 from websites where id = any($1)`, [ids, value])
    return true
  }
  const { rows: columns } = await world.writer.sql(`select column_name as name from information_schema.columns where table_schema = 'public' and table_name = $1`, [snake(slug)])
  const names = [snake(path), path.toLowerCase()].map((each) => `${each.replace('.', '_')}${field.type === 'relationship' ? '_id' : ''}`)
  // Payload writes a name that begins with an underscore in small letters.
  const column = names.find((name) => columns.some((each: { name: string }) => each.name === name))
  await world.writer.sql(`update "${snake(slug)}" set "${column}" = $1 where id = any($2)`, [field.type === 'json' ? JSON.stringify(value) : value, ids])
  return true
}

const OPERATORS = ['equals', 'not_equals', 'in', 'not_in', 'all', 'like', 'not_like', 'contains', 'greater_than', 'greater_than_equal', 'less_than', 'less_than_equal', 'exists', 'near', 'within', 'intersects']

/** Ways to ask for a field by REST that might tell its value; `guess` is one of the two. */
export function probesOf({ collections }: World, { slug, path, field }: Pick<Secret, 'slug' | 'path' | 'field'>, guess: unknown): string[] {
  const value = encodeURIComponent(typeof guess === 'object' ? JSON.stringify(guess) : String(guess))
  const filter = `where[${path}][equals]=${value}`
  const nestedPath = path.split('.').map((name) => `[${name}]`).join('')
  return [
    ...OPERATORS.map((operator) => `/api/${slug}?where[${path}][${operator}]=${operator === 'exists' ? 'true' : value}`),
    `/api/${slug}?where[or][0][and][0][${path}][equals]=${value}&where[or][1][id][exists]=false`,
    `/api/${slug}?where${nestedPath}[equals]=${value}`, `/api/${slug}?where[${path.replaceAll('.', '__')}][equals]=${value}`,
    `/api/${slug}/count?${filter}`, `/api/${slug}?sort=${path}`, `/api/${slug}?sort=-${path},id`, `/api/${slug}?limit=1&sort=${path}`,
    `/api/${slug}?select${nestedPath}=true`, `/api/${slug}/export.csv?${filter}`, `/api/${slug}/export.csv?sort=${path}`,
    ...(slug in LIST_TOTALS ? [`/api/${slug}/totals?${filter}`] : []),
    ...waysTo(collections, slug).flatMap(({ from, name, isJoin }) => isJoin
      ? [`/api/${from}?joins[${name}][where][${path}][equals]=${value}`, `/api/${from}?joins[${name}][sort]=${path}&depth=1`]
      : [`/api/${from}?where[${name}.${path}][equals]=${value}`, `/api/${from}?where[${name}.${path}][like]=${value}`, `/api/${from}?sort=${name}.${path}`, `/api/${from}?depth=1&populate[${slug}]${nestedPath}=true${field.type === 'relationship' ? `&populate[${slug}][id]=true` : ''}`]),
  ]
}

/** The relations and joins of other collections that lead to this one, the first two of each kind. */
function waysTo(collections: SanitizedCollectionConfig[], slug: string): { from: string; name: string; isJoin: boolean }[] {
  const all = collections.flatMap(({ slug: from, flattenedFields }) => flattenedFields.flatMap((field) => {
    if (field.type === 'relationship' && field.relationTo === slug) return [{ from, name: field.name, isJoin: false }]
    return field.type === 'join' && field.collection === slug ? [{ from, name: field.name, isJoin: true }] : []
  }))
  return [...all.filter(({ isJoin }) => !isJoin).slice(0, 3), ...all.filter(({ isJoin }) => isJoin).slice(0, 2)]
}
