import type { CollectionConfig, Plugin } from 'payload'
import { guardState } from '../hooks/workflow.ts'
import { platformOf, type WorkflowBinding } from '../lib/feature.ts'
import { workflowEndpoints } from '../lib/workflow/endpoints.ts'
import { refusalsOf } from '../lib/workflow/refusals.ts'

/** Gives every collection that has a workflow its endpoints, its buttons and its guard. */
export const withWorkflows: Plugin = (config) => {
  const { workflows } = platformOf(config)
  const extend = (collection: CollectionConfig): CollectionConfig => {
    const binding = workflows[collection.slug]
    return binding ? extended(collection, binding) : collection
  }
  return { ...config, collections: (config.collections ?? []).map(extend) }
}

const BUTTONS = '/src/admin/workflow/TransitionButtons.tsx#TransitionButtons'

function extended(collection: CollectionConfig, binding: WorkflowBinding): CollectionConfig {
  const { workflow } = binding
  const { hooks, admin, endpoints } = collection
  const edit = admin?.components?.edit
  return {
    ...collection,
    endpoints: [...workflowEndpoints(collection.slug, refusalsOf(binding)), ...(endpoints || [])],
    hooks: { ...hooks, beforeChange: [guardState(workflow), ...(hooks?.beforeChange ?? [])] },
    admin: {
      ...admin,
      components: {
        ...admin?.components,
        edit: { ...edit, beforeDocumentControls: [BUTTONS, ...(edit?.beforeDocumentControls ?? [])] },
      },
    },
  }
}
