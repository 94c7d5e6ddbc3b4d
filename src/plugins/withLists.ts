import type { CollectionConfig, Plugin } from 'payload'
import { LIST_TOTALS } from '../domain/lists/totals.ts'
import { STAFF_ROLES, type Role } from '../domain/users/roles.ts'
import type { AnyWorkflow } from '../domain/workflow/types.ts'
import { exportOf } from '../endpoints/lists/exportOf.ts'
import { totalsOf } from '../endpoints/lists/totalsOf.ts'
import { platformOf } from '../lib/feature.ts'
import { bulkEndpoints } from '../lib/workflow/bulkEndpoints.ts'

const TOOLS = '/src/admin/lists/ListTools.tsx#ListTools'

/** Gives every list of the panel its views, its file, its totals where it is one of money, and, where there is a workflow, moves of many documents at once. */
export const withLists: Plugin = (config) => {
  const { workflows } = platformOf(config)
  return { ...config, collections: (config.collections ?? []).map((collection) => (isList(collection) ? extended(collection, workflows[collection.slug]?.workflow) : collection)) }
}

const isList = ({ admin }: CollectionConfig): boolean => Boolean(admin?.group) && admin?.hidden !== true

function extended(collection: CollectionConfig, workflow: AnyWorkflow | undefined): CollectionConfig {
  const { slug, admin, endpoints } = collection
  const { beforeListTable = [] } = admin?.components ?? {}
  return {
    ...collection,
    endpoints: [...(workflow ? bulkEndpoints(slug) : []), exportOf(slug), ...(slug in LIST_TOTALS ? [totalsOf(slug)] : []), ...(endpoints || [])],
    admin: { ...admin, components: { ...admin?.components, beforeListTable: [{ path: TOOLS, clientProps: { movers: moversOf(workflow) } }, ...beforeListTable] } },
  }
}

/** The staff roles that can make some move; the panel lets nobody else choose rows. */
const moversOf = (workflow: AnyWorkflow | undefined): Role[] =>
  STAFF_ROLES.filter((role) => workflow?.transitions.some(({ by }) => by.includes(role)))
