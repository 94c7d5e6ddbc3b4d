import type { RelationshipField } from 'payload'

/**
 * The website a document belongs to: the first thing access asks for. The multi-tenant plugin finds
 * the field by its name and adds the panel's switcher; `stampWebsite` fills it in.
 */
export const websiteField = (): RelationshipField => ({
  name: 'website',
  type: 'relationship',
  relationTo: 'websites',
  required: true,
  index: true,
  maxDepth: 1,
  access: { update: () => false },
  admin: { position: 'sidebar', allowCreate: false, allowEdit: false },
})
