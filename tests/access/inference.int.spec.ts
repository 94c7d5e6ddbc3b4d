import { afterAll, beforeAll, describe, it } from '@jest/globals'
import { ask, graphql, saying } from './ask.ts'
import { namesOf } from './bodies.ts'
import { cellsOf, collectionOf, Comparison } from './cells.ts'
import { type Caller, CALLERS } from './policy/table.ts'
import { snake } from './rows.ts'
import { probesOf, put, type Secret, secretsOf, twoValues } from './secrets.ts'
import { startWorld, type World } from './world.ts'

/**
 * What somebody may not read can’t be guessed either: every way to ask is tried while a field holds one
 * value and again while it holds another one, and the answers are the same to the letter.
 */
let world: World
beforeAll(async () => {
  world = await startWorld()
  await world.writer.sql(WITHOUT_CHECKS)
  // The parties of an order are shown by their names: whoever it is has this one.
  await world.writer.sql(`update users set display_name = 'Somebody' where id in ($1, $2)`, [world.neighbours.candidate.id, world.people.editor.id])
}, 120_000)
afterAll(async () => {
  await Comparison.report('guessing')
  await world.writer.end()
  await world.app.stop()
})

/** Any value may stand in any field here, also where the platform would never put it. */
const WITHOUT_CHECKS = `do $$ declare it record; begin
  for it in select conrelid::regclass as tab, conname as name from pg_constraint where connamespace = 'public'::regnamespace and contype in ('c', 'u') loop
    execute format('alter table %s drop constraint %I cascade', it.tab, it.name);
  end loop;
  for it in select indexrelid::regclass as name from pg_index join pg_class c on c.oid = indrelid where c.relnamespace = 'public'::regnamespace and indisunique and not indisprimary loop
    execute format('drop index if exists %s cascade', it.name);
  end loop;
end $$`

const AT_ONCE = 12

/** Runs many requests, a few at a time. */
async function inTurns<T, R>(items: T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (let from = 0; from < items.length; from += AT_ONCE) results.push(...(await Promise.all(items.slice(from, from + AT_ONCE).map(work))))
  return results
}

type Question = { caller: Caller; probe: string }

describe('a field that somebody may not read', () => {
  it('tells nothing by filters, orders, choices of fields, joins and relations', async () => {
    const comparison = new Comparison()
    for (const secret of secretsOf(world)) await compareTwoValues(comparison, secret)
    comparison.check()
  }, 600_000)
})

async function compareTwoValues(comparison: Comparison, secret: Secret): Promise<void> {
  const [one, other] = twoValues(world, secret)
  const probes = probesOf(world, secret, other)
  const questions = secret.callers.flatMap((caller) => probes.map((probe): Question => ({ caller, probe })))
  const kept = await keep(secret)
  const isStored = await put(world, secret, one)
  const first = await inTurns(questions, (question) => askOne(question))
  if (isStored) await put(world, secret, other)
  // A refusal that says which field it is about was made before a row was looked at; a few are asked again all the same.
  const again = questions.map((question, i) => ({ question, i })).filter(({ question, i }) => isStored && (first[i]!.status !== 400 || /\[equals\]|sort=/.test(question.probe)))
  const second = await inTurns(again, ({ question }) => askOne(question))
  again.forEach(({ question: { caller, probe }, i }, at) => comparison.add(`${caller} ${probe}`, second[at]!.said, first[i]!.said))
  // What is stored nowhere is refused, where it would filter or sort.
  if (!isStored) questions.forEach(({ caller, probe }, i) => {
    if (isDirect(probe, secret)) comparison.add(`${caller} ${probe}`, first[i]!.status, 400)
  })
  await compareGraphql(comparison, secret, [one, other])
  await restore(secret, kept)
}

const isDirect = (probe: string, { slug }: Secret): boolean => probe.startsWith(`/api/${slug}?where`) || probe.startsWith(`/api/${slug}?sort`)

async function askOne({ caller, probe }: Question, tries = 5): Promise<{ status: number; said: string }> {
  const answer = await ask(world, caller, `GET ${probe}`)
  // A busy moment says nothing of what was asked.
  if (answer.status === 503 && tries > 0) return askOne({ caller, probe }, tries - 1)
  return { status: answer.status, said: JSON.stringify(saying(answer)) }
}

async function compareGraphql(comparison: Comparison, secret: Secret, [one, other]: [unknown, unknown]): Promise<void> {
  const { many } = namesOf(collectionOf(world, secret.slug))
  const name = secret.path.replaceAll('.', '__')
  const guess = ['number', 'checkbox'].includes(secret.field.type) ? String(other) : JSON.stringify(typeof other === 'object' ? JSON.stringify(other) : other)
  const queries = [`{ it: ${many}(where: { ${name}: { equals: ${guess} } }, limit: 100) { docs { id } } }`, `{ it: ${many}(sort: "${secret.path}", limit: 100) { docs { id } } }`, `{ it: ${many}(sort: "-${secret.path}", limit: 100) { docs { id } } }`]
  const questions = secret.callers.flatMap((caller) => queries.map((query) => ({ caller, query })))
  const askAll = () => inTurns(questions, ({ caller, query }) => graphql(world, caller, query).then((answer) => JSON.stringify(answer), (error: Error) => error.message))
  await put(world, secret, one)
  const first = await askAll()
  await put(world, secret, other)
  const second = await askAll()
  questions.forEach(({ caller, query }, i) => comparison.add(`${caller} ${query}`, second[i], first[i]))
}

type Kept = { id: string; row: unknown }[]

async function keep({ slug, ids }: Secret): Promise<Kept> {
  return (await world.writer.sql(`select id, to_jsonb(t) as row from "${snake(slug)}" t where id = any($1)`, [ids])).rows as Kept
}

async function restore({ slug }: Secret, kept: Kept): Promise<void> {
  const table = snake(slug)
  const { rows } = await world.writer.sql(`select column_name as name from information_schema.columns where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`, [table])
  const columns = rows.map(({ name }: { name: string }) => `"${name}"`).join()
  for (const { id, row } of kept) await world.writer.sql(`update "${table}" set (${columns}) = (select ${columns} from jsonb_populate_record(null::"${table}", $1)) where id = $2`, [JSON.stringify(row), id])
}

/** Relations by which a document that somebody reads leads to a person of whom they may read no more than the name. */
describe('a person whom somebody may not read', () => {
  it('is not guessed through documents that point at them', async () => {
    const comparison = new Comparison()
    const { superadmin } = world.people
    const ways = world.collections.flatMap(({ slug, flattenedFields }) => flattenedFields.flatMap((field) => (field.type === 'relationship' && field.relationTo === 'users' && slug !== 'users' ? [{ slug, name: field.name }] : [])))
    const questions: Question[] = []
    for (const { slug, name } of ways) {
      const callers = CALLERS.filter((caller) => caller !== 'superadmin' && cellsOf(slug, 'read', caller).some(({ on, cell }) => on === 'same' && cell === '+'))
      const first = world.rows[slug]!.same!
      const others = Object.entries(world.rows[slug]!).filter(([key, id]) => key !== 'foreign' && key !== 'deleted' && id !== first).map(([, id]) => id)
      await world.writer.sql(`update "${snake(slug)}" set "${snake(name)}_id" = case when id = $1 then $2::uuid else $3::uuid end where id = $1 or id = any($4)`, [first, superadmin.id, world.neighbours.writer.id, others])
      for (const caller of callers) questions.push(...personProbes(slug, name).map((probe) => ({ caller, probe })))
    }
    await become(superadmin.id, 'aaa')
    const before = await inTurns(questions, (question) => askOne(question))
    await become(superadmin.id, 'zzz')
    const after = await inTurns(questions, (question) => askOne(question))
    questions.forEach(({ caller, probe }, i) => comparison.add(`${caller} ${probe}`, after[i]!.said, before[i]!.said))
    comparison.check()
  }, 300_000)

  const become = (id: string, name: string) => world.writer.sql(`update users set email = $2 || '@test.example', time_zone = $2 where id = $1`, [id, name])
  const personProbes = (slug: string, name: string): string[] => [
    `/api/${slug}?where[${name}.email][like]=zzz`, `/api/${slug}?where[${name}.timeZone][equals]=zzz`, `/api/${slug}?where[${name}.timeZone][not_equals]=zzz`,
    `/api/${slug}?where[${name}.email][not_in]=zzz@test.example`, `/api/${slug}/count?where[${name}.email][contains]=zz`,
    `/api/${slug}?sort=${name}.email`, `/api/${slug}?sort=-${name}.timeZone`, `/api/${slug}?depth=2&populate[users][email]=true&populate[users][timeZone]=true`,
    `/api/${slug}/export.csv?sort=${name}.email`,
  ]
})
