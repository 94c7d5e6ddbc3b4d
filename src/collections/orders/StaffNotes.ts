import type { CollectionConfig } from 'payload'
import { never, serverOnly } from '../../access/compose.ts'
import { createNotes, readNotes } from '../../access/orders.ts'
import { stampAuthor } from '../../hooks/orders/stampAuthor.ts'
import { websiteField } from '../websiteField.ts'

/** What staff tell each other about an order. Clients and writers never see it; it is not edited later. */
export const StaffNotes: CollectionConfig = {
  slug: 'order-notes',
  labels: { singular: 'Staff note', plural: 'Staff notes' },
  access: { create: createNotes, read: readNotes, update: never, delete: never },
  admin: { group: 'Orders', useAsTitle: 'text', defaultColumns: ['createdAt', 'author', 'text', 'order'], listSearchableFields: ['text'] },
  defaultSort: '-createdAt',
  hooks: { beforeChange: [stampAuthor] },
  fields: [
    websiteField(),
    { name: 'order', type: 'relationship', relationTo: 'orders', required: true, index: true, maxDepth: 1, admin: { allowCreate: false } },
    { name: 'text', type: 'textarea', required: true, maxLength: 5_000 },
    { name: 'author', type: 'relationship', relationTo: 'users', required: true, maxDepth: 1, access: serverOnly, admin: { readOnly: true, position: 'sidebar' } },
  ],
}
