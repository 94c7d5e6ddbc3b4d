import type { CollectionConfig, Plugin } from 'payload'
import { guardState } from '../hooks/workflow.ts'
import { platformOf } from '../lib/feature.ts'
import { workflowEndpoints } from '../lib/workflow/endpoints.ts'

/** Gives every collection that has a workflow its endpoints, its buttons and its guard. */
export const withWorkflows: Plugin = (config) => {
  const { workflows } = platformOf(config)
  const extend = (collection: CollectionConfig): CollectionConfig => {
    const binding = workflows[collection.slug]
    if (!binding) return collection
    return {
      ...collection,
      endpoints: [...workflowEndpoints(collection.slug), ...(collection.endpoints || [])],
      hooks: { ...collection.hooks, beforeChange: [...(collection.hooks?.beforeChange ?? []), guardState(binding.workflow)] },
      admin: {
        ...collection.admin,
        components: {
          ...collection.admin?.components,
          edit: {
            ...collection.admin?.components?.edit,
            beforeDocumentControls: [
              '/src/admin/workflow/TransitionButtons.tsx#TransitionButtons',
              ...(collection.admin?.components?.edit?.beforeDocumentControls ?? []),
            ],
          },
        },
      },
    }
  }
  return { ...config, collections: (config.collections ?? []).map(extend) }
}
