import { getNamedType, type GraphQLInputObjectType, type GraphQLInputType, isEnumType, isInputObjectType, isListType, isNonNullType, type GraphQLSchema } from 'graphql'
import { formatNames, type SanitizedCollectionConfig } from 'payload'
import { graphqlSchema } from '../../src/server/http/graphqlSchema.ts'
import { FIXTURES } from './fixtures.ts'
import { leastOf, type Values } from './rows.ts'
import type { World } from './world.ts'

const isHiddenField = (field: object): boolean => 'hidden' in field && field.hidden === true

/** Where a field that nobody may send is required, GraphQL asks for it and the platform refuses it. */
export const hasHiddenRequired = ({ flattenedFields }: SanitizedCollectionConfig): boolean =>
  flattenedFields.some((field) => isHiddenField(field) && 'required' in field && field.required === true)

/** The body that creates a document: what the fixture says, else the least it needs. */
export async function newBody(world: World, collection: SanitizedCollectionConfig, on: string): Promise<Values> {
  const fixture = FIXTURES[collection.slug]
  if (fixture?.body) return fixture.body(world, on)
  const least = await leastOf(collection, world.inkwell, (slug) => world.related(slug, 'same'))
  const hidden = collection.flattenedFields.filter(isHiddenField).map(({ name }) => name)
  return Object.fromEntries(Object.entries(least).filter(([name]) => name !== 'website' && !hidden.includes(name)))
}

/** A change that somebody may make, else one of the first text that there is. */
export function changeOf({ slug, flattenedFields }: SanitizedCollectionConfig): Values {
  const text = flattenedFields.find(({ type, name }) => type === 'text' && name !== 'id')
  return FIXTURES[slug]?.change ?? (text ? { [text.name]: 'changed' } : {})
}

/** The names under which GraphQL knows a collection. */
export function namesOf({ slug }: SanitizedCollectionConfig): { one: string; many: string } {
  const { singular, plural } = formatNames(slug)
  return { one: singular, many: singular === plural ? `all${singular}` : plural }
}

let schema: GraphQLSchema | null = null

function inputOf(world: World, typeName: string): GraphQLInputObjectType {
  schema ??= graphqlSchema(world.app.payload.config).schema as unknown as GraphQLSchema
  const type = schema.getType(typeName)
  if (!isInputObjectType(type)) throw new Error(`GraphQL has no input ${typeName}`)
  return type
}

/** The fields that a GraphQL input type takes, and whether it asks for them. */
export const inputFieldsOf = (world: World, typeName: string): Record<string, boolean> =>
  Object.fromEntries(Object.entries(inputOf(world, typeName).getFields()).map(([name, { type }]) => [name, isNonNullType(type)]))

/** The same data with what the GraphQL input type asks for besides. */
export function forGraphql(world: World, typeName: string, data: Values): Values {
  const type = inputOf(world, typeName)
  const missing = Object.values(type.getFields()).filter((field) => isNonNullType(field.type) && data[field.name] === undefined)
  return { ...data, ...Object.fromEntries(missing.map((field) => [field.name, anyOf(field.type)])) }
}

function anyOf(type: GraphQLInputType): unknown {
  if (isListType(isNonNullType(type) ? type.ofType : type)) return []
  const named = getNamedType(type)
  if (isEnumType(named)) return named.getValues()[0]!.name
  if (isInputObjectType(named)) {
    const needed = Object.values(named.getFields()).filter((field) => isNonNullType(field.type))
    return Object.fromEntries(needed.map((field) => [field.name, anyOf(field.type)]))
  }
  return { Float: 1, Int: 1, Boolean: false, JSON: {}, DateTime: '2026-03-02T09:00:00.000Z' }[named.name] ?? 'text'
}
