import type { CollectionConfig } from 'payload'
import { never } from '../../access/compose.ts'
import { readByStaff } from '../../access/platform.ts'
import { websiteField } from '../websiteField.ts'

/** What happened to a document, as people read it. Written by the workflow engine; read through `GET /api/<collection>/:id/timeline`. */
export const TimelineEvents: CollectionConfig = {
  slug: 'timeline-events',
  labels: { singular: 'Timeline event', plural: 'Timeline' },
  access: { create: never, read: readByStaff, update: never, delete: never },
  admin: { group: 'Platform', useAsTitle: 'event', defaultColumns: ['at', 'documentId', 'event', 'toState', 'actor'] },
  defaultSort: '-at',
  indexes: [{ fields: ['documentId', 'at'] }],
  fields: [
    websiteField(),
    { name: 'documentCollection', type: 'text', required: true, admin: { hidden: true } },
    { name: 'documentId', type: 'text', required: true, label: 'About' },
    { name: 'event', type: 'text', required: true },
    { name: 'fromState', type: 'text' },
    { name: 'toState', type: 'text' },
    { name: 'actor', type: 'relationship', relationTo: 'users', maxDepth: 1 },
    { name: 'actorRole', type: 'text', required: true },
    { name: 'data', type: 'json' },
    { name: 'audience', type: 'select', required: true, defaultValue: 'everyone', options: ['everyone', 'staff'] },
    { name: 'at', type: 'date', required: true, index: true, admin: { date: { pickerAppearance: 'dayAndTime' } } },
  ],
}
