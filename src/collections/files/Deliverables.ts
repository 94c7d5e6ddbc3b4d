import type { CollectionConfig } from 'payload'
import { readDeliverables } from '../../access/files.ts'
import { never } from '../../access/compose.ts'
import { FILE_CATEGORIES, SCAN_STATES } from '../../domain/files/categories.ts'
import { websiteField } from '../websiteField.ts'
import { countField, partyField, wordField } from '../writtenFields.ts'

/**
 * Files of orders, kept on disk out of the web's reach. They come and go through
 * `/api/orders/:id/deliverables`; a stored file is never changed or replaced.
 */
export const Deliverables: CollectionConfig = {
  slug: 'deliverables',
  labels: { singular: 'Deliverable', plural: 'Deliverables' },
  access: { create: never, read: readDeliverables, update: never, delete: never },
  admin: { group: 'Orders', useAsTitle: 'name', defaultColumns: ['name', 'category', 'order', 'uploader', 'sizeBytes', 'createdAt'], listSearchableFields: ['name'] },
  defaultSort: '-createdAt',
  indexes: [{ fields: ['order', 'category', 'createdAt'] }],
  fields: [
    websiteField(),
    partyField('order', { relationTo: 'orders', required: true }),
    wordField('name', { required: true, maxLength: 255 }),
    { name: 'category', type: 'select', required: true, options: [...FILE_CATEGORIES], admin: { readOnly: true } },
    partyField('uploader', { required: true }),
    { type: 'row', fields: [wordField('mimeType', { required: true }), countField('sizeBytes', { required: true })] },
    wordField('sha256', { required: true }),
    { name: 'scanState', type: 'select', required: true, options: [...SCAN_STATES], admin: { readOnly: true, position: 'sidebar' } },
    wordField('storageKey', { required: true, unique: true, hidden: true }),
  ],
}
