import type { CollectionBeforeOperationHook, CollectionConfig, Plugin } from 'payload'
import { refuseUnknownFields } from '../hooks/refuseUnknownFields.ts'
import { lockRow } from '../hooks/workflow.ts'

const MAX_LIMIT = 100

/**
 * Closes what Payload leaves open. Loaded last, so that it covers what other plugins add.
 * Each line of it has a test in `tests/hardening.int.spec.ts`.
 */
export const harden: Plugin = (config) => ({
  ...config,
  collections: (config.collections ?? []).map(hardened),
})

function hardened(collection: CollectionConfig): CollectionConfig {
  refuseMissingAccess(collection)
  return {
    ...collection,
    // Its check asks the pool for a second connection while the update holds one: 16 at once hang for good.
    lockDocuments: false,
    disableBulkEdit: true,
    disableBulkDelete: true,
    disableDuplicate: true,
    endpoints: collection.endpoints === false ? false : [...closedEndpoints(collection), ...(collection.endpoints ?? [])],
    hooks: {
      ...collection.hooks,
      beforeOperation: [clampLimit, refuseUnknownFields, lockRow, ...(collection.hooks?.beforeOperation ?? [])],
    },
  }
}

/** Payload's default for a missing access function is “any logged-in user”. */
export function refuseMissingAccess({ slug, access, auth, versions }: CollectionConfig): void {
  const needed = ['create', 'read', 'update', 'delete', ...(auth ? ['unlock', 'admin'] : []), ...(versions ? ['readVersions'] : [])]
  const missing = needed.filter((operation) => typeof access?.[operation as keyof typeof access] !== 'function')
  if (missing.length > 0) throw new Error(`The collection ${slug} lacks access functions: ${missing.join(', ')}`)
}

/** The first caller of first-register would become an admin; `npm run superadmin` makes the first one instead. */
function closedEndpoints({ auth }: CollectionConfig) {
  if (!auth) return []
  const handler = () => Response.json({ message: 'Not found' }, { status: 404 })
  return [{ path: '/first-register', method: 'post' as const, handler }]
}

/** `?limit=0` and `?pagination=false` would dump the table. */
const clampLimit: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation !== 'read' || req.payloadAPI === 'local') return args
  const list = args as { limit?: number; pagination?: boolean }
  const limit = Number(list.limit ?? 10)
  list.limit = limit > 0 && limit <= MAX_LIMIT ? limit : MAX_LIMIT
  list.pagination = true
  return args
}
