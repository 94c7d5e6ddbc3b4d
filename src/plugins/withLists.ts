import type { CollectionConfig, Plugin } from 'payload'
import { exportOf } from '../endpoints/lists/exportOf.ts'
import { platformOf } from '../lib/feature.ts'
import { bulkEndpoints } from '../lib/workflow/bulkEndpoints.ts'

/** Gives every list of the panel its file and, where there is a workflow, moves of many documents at once. */
export const withLists: Plugin = (config) => {
  const { workflows } = platformOf(config)
  return { ...config, collections: (config.collections ?? []).map((collection) => (isList(collection) ? extended(collection, collection.slug in workflows) : collection)) }
}

const isList = ({ admin }: CollectionConfig): boolean => Boolean(admin?.group) && admin?.hidden !== true

function extended(collection: CollectionConfig, hasWorkflow: boolean): CollectionConfig {
  const { slug, endpoints } = collection
  return {
    ...collection,
    endpoints: [...(hasWorkflow ? bulkEndpoints(slug) : []), exportOf(slug), ...(endpoints || [])],
  }
}
