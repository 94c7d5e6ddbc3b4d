import { beforeAll, describe, expect, it } from '@jest/globals'
import { type Endpoint, type FlattenedField, formatNames, type SanitizedCollectionConfig, type SanitizedConfig } from 'payload'
import { platformOf } from '../../src/lib/feature.ts'
import { loadConfig } from '../../scripts/generate/loadConfig.ts'
import { graphqlSchema } from '../../src/server/http/graphqlSchema.ts'
import { BEHIND } from './policy/behind.ts'
import { GRAPHQL } from './policy/closed.ts'
import { POLICY, WITHOUT_POLICY } from './policy.ts'
import { ENDPOINTS, PAYLOAD_ENDPOINTS } from './policy/endpoints.ts'
import type { Row } from './policy/table.ts'
import { TRANSITIONS } from './policy/transitions.ts'

/** Nothing exists without a row in the policy, and no row without what it is about. A failure names the rows to write, in tests/access/policy. */
let config: SanitizedConfig
beforeAll(async () => {
  config = await loadConfig()
})

const policed = (): SanitizedCollectionConfig[] => config.collections.filter(({ slug }) => slug in POLICY)
const onlyIn = (some: Iterable<string>, others: Iterable<string>): string[] => {
  const known = new Set(others)
  return [...some].filter((each) => !known.has(each)).sort()
}
const none: string[] = []

describe('the policy has', () => {
  it('a table for every collection, in tests/access/policy, or a reason for none', () => {
    const slugs = config.collections.map(({ slug }) => slug)
    const known = [...Object.keys(POLICY), ...Object.keys(WITHOUT_POLICY)]
    expect({ withoutTable: onlyIn(slugs, known), tableOfNothing: onlyIn(known, slugs) }).toEqual({ withoutTable: none, tableOfNothing: none })
  })

  it('a row for every operation on every kind of document', () => {
    const missing = Object.entries(POLICY).flatMap(([slug, { kinds, rows }]) => {
      const known = rows.map(({ what, on }) => `${what} ${on}`)
      const needed = ['read', 'update', 'delete'].flatMap((what) => [...Object.keys(kinds), 'deleted'].map((kind) => `${what} ${kind}`))
      const hasCreate = known.some((row) => row.startsWith('create '))
      return [...onlyIn(needed, known), ...(hasCreate ? [] : ['create'])].map((row) => `${slug}: ${row}`)
    })
    expect(missing).toEqual(none)
  })

  it('each row once, about a kind that exists', () => {
    for (const { kinds, rows } of Object.values(POLICY)) {
      const names = rows.map(({ what, on }) => `${what} ${on}`)
      expect(new Set(names).size).toBe(names.length)
      expect(onlyIn(rows.map(({ on }) => on), [...Object.keys(kinds), 'foreign'])).toEqual(none)
    }
  })

  it('a row for every field that not every reader sees', () => {
    const isGuarded = (field: FlattenedField) => 'access' in field && Boolean(field.access?.read) && !('hidden' in field && field.hidden)
    const compare = ({ slug, flattenedFields }: SanitizedCollectionConfig) => {
      const guarded = flattenedFields.filter(isGuarded).map(({ name }) => `see-${name}`)
      const known = POLICY[slug]!.rows.map(({ what }) => what).filter((what) => what.startsWith('see-'))
      return [...onlyIn(guarded, known), ...onlyIn(known, guarded)].map((row) => `${slug}: ${row}`)
    }
    expect(policed().flatMap(compare)).toEqual(none)
  })

  it('a word on every field of state', () => {
    const { workflows } = platformOf(config)
    const compare = ({ slug, flattenedFields }: SanitizedCollectionConfig) => {
      const states = flattenedFields.filter(({ name, type }) => type === 'select' && /^state$|State$/.test(name)).map(({ name }) => name)
      const known = POLICY[slug]!.states ?? {}
      const wrong = Object.entries(known).filter(([name, by]) => (by === 'transitions') !== (name === 'state' && slug in workflows))
      return [...onlyIn(states, Object.keys(known)), ...wrong.map(([name]) => name)].map((name) => `${slug}: ${name}`)
    }
    expect(policed().flatMap(compare)).toEqual(none)
  })

  it('a row for every endpoint of the platform', () => {
    const ours = routes().filter(({ access }) => access && access.length > 0).map(({ route }) => route)
    const known = ENDPOINTS.map(nameOf)
    expect({ withoutRow: onlyIn(ours, known), rowOfNothing: onlyIn(known, ours) }).toEqual({ withoutRow: none, rowOfNothing: none })
  })

  it('a table for every endpoint with a document in its address, in tests/access/policy/behind.ts', () => {
    const needed = ENDPOINTS.map(nameOf).filter((route) => route.includes('/:id') && !ELSEWHERE.test(route))
    const known = Object.keys(BEHIND)
    expect({ withoutTable: onlyIn(needed, known), tableOfNothing: onlyIn(known, needed) }).toEqual({ withoutTable: none, tableOfNothing: none })
    const missing = Object.entries(BEHIND).flatMap(([route, { collection, rows }]) => onlyIn([...Object.keys(POLICY[collection]!.kinds), 'deleted'], rows.map(({ on }) => on)).map((kind) => `${route}: ${kind}`))
    expect(missing).toEqual(none)
  })

  it('a row for every operation of GraphQL', () => {
    const ofDocuments = policed().flatMap(({ slug }) => {
      const { singular, plural } = formatNames(slug)
      const many = singular === plural ? `all${singular}` : plural
      return [...[singular, many, `count${many}`, `docAccess${singular}`].map((name) => `query ${name}`), ...['create', 'update', 'delete'].map((verb) => `mutation ${verb}${singular}`)]
    })
    const { schema } = graphqlSchema(config)
    const names = (kind: string, type: { getFields(): object } | null | undefined) => Object.keys(type?.getFields() ?? {}).map((name) => `${kind} ${name}`)
    const offered = [...names('query', schema.getQueryType()), ...names('mutation', schema.getMutationType())]
    const known = [...ofDocuments, ...GRAPHQL.map(nameOf)]
    expect({ withoutRow: onlyIn(offered, known), rowOfNothing: onlyIn(known, offered) }).toEqual({ withoutRow: none, rowOfNothing: none })
  })

  it('no global, and no subscription, for which it has no tables', () => {
    expect(config.globals).toEqual([])
    expect(graphqlSchema(config).schema.getSubscriptionType()).toBeFalsy()
  })

  it('a row for every other route of Payload’s', () => {
    const payloads = routes().filter(({ route, access }) => !access && !OF_DOCUMENTS.test(route)).map(({ route }) => route)
    const known = PAYLOAD_ENDPOINTS.map(nameOf)
    expect({ withoutRow: onlyIn(payloads, known), rowOfNothing: onlyIn(known, payloads) }).toEqual({ withoutRow: none, rowOfNothing: none })
  })

  it('the actors of every transition', () => {
    const { workflows } = platformOf(config)
    const found = Object.fromEntries(Object.entries(workflows).map(([slug, { workflow }]) => [slug, actorsByName(workflow.transitions)]))
    const expected = Object.fromEntries(Object.entries(TRANSITIONS).map(([slug, moves]) => [slug, sorted(moves)]))
    expect(found).toEqual(expected)
  })
})

/** Lists, documents, their counts, versions and permissions: the matrix asks for those. */
const OF_DOCUMENTS = /^(GET|POST|PATCH|DELETE) \/api\/(?!access|payload-)[\w-]+(\/count|\/:id|\/:id\/duplicate|\/versions|\/versions\/:id|\/access\/:id\?)?$/

/** Moves and files have tables of their own. */
const ELSEWHERE = /\/transitions\/:name$|\/:deliverable\/download$/

const nameOf = ({ what, on }: Row): string => `${what} ${on}`

type Route = { route: string; access?: string | string[] | undefined }

/** Every route; of two with one address the first answers. */
function routes(): Route[] {
  const listed = (endpoints: Endpoint[] | false, prefix: string): Route[] =>
    (endpoints || []).map(({ method, path, custom }) => ({
      route: `${method.toUpperCase()} ${prefix}${path === '/' ? '' : path}`,
      access: (custom?.scriptorium as Route | undefined)?.access,
    }))
  const all = [...listed(config.endpoints, '/api'), ...config.collections.flatMap(({ slug, endpoints }) => listed(endpoints, `/api/${slug}`))]
  return all
}

type Move = { name: string; by: readonly string[] }

function actorsByName(moves: readonly Move[]): Record<string, string[]> {
  const names = [...new Set(moves.map(({ name }) => name))]
  return sorted(Object.fromEntries(names.map((name) => [name, moves.filter((move) => move.name === name).flatMap(({ by }) => by)])))
}

const sorted = (moves: Record<string, readonly string[]>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(moves).map(([name, by]) => [name, [...new Set(by)].sort()]))
