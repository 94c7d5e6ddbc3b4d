import type { CollectionConfig } from 'payload'
import { never } from '../../access/compose.ts'
import { readBySuperadmins } from '../../access/platform.ts'

/** What happened, written in the transaction in which it happened, and delivered to the reactions by a job. */
export const OutboxEvents: CollectionConfig = {
  slug: 'outbox-events',
  labels: { singular: 'Event', plural: 'Events' },
  access: { create: never, read: readBySuperadmins, update: never, delete: never },
  admin: { group: 'Platform', useAsTitle: 'name', defaultColumns: ['occurredAt', 'name', 'documentId', 'deliveredAt'] },
  defaultSort: '-occurredAt',
  fields: [
    { name: 'name', type: 'text', required: true, index: true },
    { name: 'website', type: 'relationship', relationTo: 'websites', index: true, maxDepth: 1 },
    { name: 'documentCollection', type: 'text', required: true, admin: { hidden: true } },
    { name: 'documentId', type: 'text', required: true, label: 'About', index: true },
    { name: 'facts', type: 'json' },
    { name: 'occurredAt', type: 'date', required: true, index: true, admin: { date: { pickerAppearance: 'dayAndTime' } } },
    { name: 'deliveredAt', type: 'date', admin: { date: { pickerAppearance: 'dayAndTime' } } },
  ],
}
