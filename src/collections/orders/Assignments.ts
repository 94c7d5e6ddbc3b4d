import type { CollectionConfig } from 'payload'
import { never } from '../../access/compose.ts'
import { readAssignments } from '../../access/orders.ts'
import { websiteField } from '../websiteField.ts'
import { countField, partyField, stampField, wordField } from '../writtenFields.ts'

/** Which writer had an order, from when to when, and how it began and ended. */
export const Assignments: CollectionConfig = {
  slug: 'order-assignments',
  labels: { singular: 'Assignment', plural: 'Assignments' },
  access: { create: never, read: readAssignments, update: never, delete: never },
  admin: { group: 'Orders', useAsTitle: 'how', listSearchableFields: ['order.number', 'writer.displayName'], defaultColumns: ['order', 'writer', 'how', 'startedAt', 'endedAt', 'ending'] },
  defaultSort: '-startedAt',
  fields: [
    websiteField(),
    partyField('order', { relationTo: 'orders', required: true, index: true }),
    partyField('writer', { required: true, index: true }),
    { name: 'how', type: 'select', required: true, options: ['claim', 'assign', 'reassign', 'approve_request'], admin: { readOnly: true } },
    countField('sharePercent', { required: true }),
    stampField('startedAt', { required: true }),
    stampField('endedAt'),
    wordField('ending'),
    countField('earlierShareMinor', { admin: { description: 'What the writer got when the order was taken away.' } }),
  ],
}
