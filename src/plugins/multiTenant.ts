import { multiTenantPlugin } from '@payloadcms/plugin-multi-tenant'
import type { CollectionConfig, Plugin } from 'payload'
import { stampWebsite } from '../hooks/websites.ts'

/**
 * The panel's website switcher and list filters. It is not the wall: it does not bind anonymous
 * readers. Access functions and row-level security are.
 */
export const multiTenant: Plugin = (config) => {
  const owned = (config.collections ?? []).filter(isWebsiteOwned)
  for (const collection of owned) {
    collection.hooks = { ...collection.hooks, beforeValidate: [stampWebsite, ...(collection.hooks?.beforeValidate ?? [])] }
  }
  return multiTenantPlugin({
    tenantsSlug: 'websites',
    tenantField: { name: 'website' },
    tenantsArrayField: { includeDefaultField: false, arrayFieldName: 'memberships', arrayTenantFieldName: 'website' },
    collections: Object.fromEntries(owned.map(({ slug }) => [slug, { customTenantField: true, useTenantAccess: false }])),
    useTenantsCollectionAccess: false,
    cleanupAfterTenantDelete: false,
    i18n: { translations: { en: WORDS } },
    userHasAccessToAllTenants: (user) => Boolean((user as { superadmin?: boolean }).superadmin),
  })(config)
}

/** The plugin says “tenant”. */
const WORDS = {
  'nav-tenantSelector-label': 'Website',
  'field-assignedTenant-label': 'Website',
  'assign-tenant-button-label': 'Choose the website',
  'assign-tenant-modal-title': 'The website of “{{title}}”',
}

/** Required `website` means the document belongs to exactly one. */
export const isWebsiteOwned = ({ fields }: CollectionConfig): boolean =>
  fields.some((field) => 'name' in field && field.name === 'website' && 'required' in field && field.required === true)
