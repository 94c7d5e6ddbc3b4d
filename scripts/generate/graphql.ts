import { configToSchema } from '@payloadcms/graphql'
import { lexicographicSortSchema, printSchema } from 'graphql'
import { loadConfig } from './loadConfig.ts'

const NOTE = '# Generated from payload.config.ts by `npm run generate`. Do not edit.\n\n'

/** The GraphQL schema, sorted, so that it changes only where its meaning does. */
export async function generate(): Promise<Record<string, string>> {
  const { schema } = configToSchema(await loadConfig())
  return { 'docs/generated/schema.graphql': `${NOTE}${printSchema(lexicographicSortSchema(schema))}\n` }
}
