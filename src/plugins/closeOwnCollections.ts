import type { Endpoint, SanitizedConfig } from 'payload'

/** What the panel asks of Payload's own collections; it reads and writes the rest in the process. */
const KEPT: Record<string, string[]> = {
  'payload-preferences': ['get /:key', 'post /:key', 'delete /'],
}

/**
 * Closes the routes and the GraphQL of the collections that Payload adds after the plugins ran: nobody
 * needs them, they take changes of many at once and copies, and those for versions fail.
 */
export function closeOwnCollections(config: SanitizedConfig): SanitizedConfig {
  for (const collection of config.collections) {
    if (!collection.slug.startsWith('payload-')) continue
    const isKept = ({ method, path }: Endpoint) => KEPT[collection.slug]?.includes(`${method} ${path}`)
    collection.endpoints &&= collection.endpoints.filter(isKept)
    collection.graphQL = false
  }
  return config
}
