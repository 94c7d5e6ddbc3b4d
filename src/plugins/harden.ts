import type { CollectionConfig, Endpoint, Plugin } from 'payload'
import { never } from '../access/compose.ts'
import { permissions } from '../endpoints/permissions.ts'
import { boundList } from '../hooks/boundList.ts'
import { guardQuery } from '../hooks/guardQuery.ts'
import { hideUnreadable } from '../hooks/hideUnreadable.ts'
import { keepStamps } from '../hooks/keepStamps.ts'
import { refuseUnknownFields } from '../hooks/refuseUnknownFields.ts'
import { lockRow } from '../hooks/workflow.ts'

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
    endpoints: collection.endpoints === false ? false : [...closedEndpoints(collection), permissions(collection.slug), ...(collection.endpoints ?? [])],
    hooks: {
      ...collection.hooks,
      beforeOperation: [boundList, guardQuery, refuseUnknownFields, keepStamps, hideUnreadable, ...lockOf(collection), ...(collection.hooks?.beforeOperation ?? [])],
    },
  }
}

// What nobody may update can't be locked either: the application's role lacks the right to.
const lockOf = ({ access }: CollectionConfig) => (access?.update === never ? [] : [lockRow])

/** Payload's default for a missing access function is “any logged-in user”. */
export function refuseMissingAccess({ slug, access, auth, versions }: CollectionConfig): void {
  const needed = ['create', 'read', 'update', 'delete', ...(auth ? ['unlock', 'admin'] : []), ...(versions ? ['readVersions'] : [])]
  const missing = needed.filter((operation) => typeof access?.[operation as keyof typeof access] !== 'function')
  if (missing.length > 0) throw new Error(`The collection ${slug} lacks access functions: ${missing.join(', ')}`)
}

/**
 * The first caller of first-register would become an admin; `npm run superadmin` makes the first one
 * instead. Payload's routes for versions fail where there are none.
 */
function closedEndpoints({ auth, versions }: CollectionConfig): Endpoint[] {
  return [
    ...(auth ? [closed('post', '/first-register')] : []),
    ...(versions ? [] : [closed('get', '/versions'), closed('get', '/versions/:id'), closed('post', '/versions/:id')]),
  ]
}

const closed = (method: 'get' | 'post', path: string): Endpoint => ({
  method,
  path,
  custom: { scriptorium: { summary: 'Closed', access: [] } },
  handler: () => Response.json({ message: 'Not found' }, { status: 404 }),
})
