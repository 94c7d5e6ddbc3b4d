import type { Answer } from '../support/call.ts'
import type { Caller } from './policy/table.ts'
import type { Values } from './rows.ts'
import type { World } from './world.ts'

export const MISSING = '01890000-0000-7000-8000-00000000beef'

type Options = { website?: string | null; body?: unknown; headers?: Record<string, string> }

/** A call about inkwell unless said otherwise; `website: null` names none. */
export const ask = ({ call, people }: World, caller: Caller, route: string, { website = 'inkwell', body, headers }: Options = {}): Promise<Answer> => {
  const [method, path] = route.split(' ') as [string, string]
  return call(method, path, { as: caller === 'anonymous' ? undefined : people[caller].email, website: website ?? undefined, body, headers })
}

// They differ between any two answers.
const OF_THE_MOMENT = ['x-request-id', 'date']
const NONCE = /'nonce-[^']+'/

/** What an answer says to the letter: status, headers and body, without what differs between any two answers. */
export const saying = ({ status, body, headers }: Answer): unknown => {
  const told = [...headers].filter(([name]) => !OF_THE_MOMENT.includes(name)).map(([name, value]) => `${name}: ${value.replace(NONCE, 'nonce')}`)
  return { status, headers: told, text: JSON.stringify(body, (name, value: unknown) => (name === 'requestId' ? undefined : value)) }
}

type Found = { id?: string; docs?: { id: string }[]; totalDocs?: number } | null
export type GraphqlAnswer = { data: Record<string, Found>; statuses: Record<string, number> }

/** One GraphQL request; `statuses` are of the refusals, by the alias that they are about. */
export async function graphql(world: World, caller: Caller, query: string, variables: Values = {}): Promise<GraphqlAnswer> {
  const { body } = await ask(world, caller, 'POST /api/graphql', { body: { query, variables } })
  const errors = (body.errors ?? []) as { path?: string[]; message: string; extensions?: { status?: number } }[]
  const refused = errors.find(({ path }) => !path)
  if (refused) throw new Error(`GraphQL took no such query: ${refused.message}\n${query}`)
  return { data: body.data, statuses: Object.fromEntries(errors.map(({ path, extensions }) => [String(path![0]), extensions?.status ?? 0])) }
}
