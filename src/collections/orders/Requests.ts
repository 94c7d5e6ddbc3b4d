import type { CollectionConfig } from 'payload'
import { never } from '../../access/compose.ts'
import { readAssignments } from '../../access/orders.ts'
import { websiteField } from '../websiteField.ts'
import { partyField, stampField, wordField } from '../writtenFields.ts'

/** A writer who asks for an available order. Made and answered by the order's transitions. */
export const Requests: CollectionConfig = {
  slug: 'order-requests',
  labels: { singular: 'Request', plural: 'Requests' },
  access: { create: never, read: readAssignments, update: never, delete: never },
  admin: { group: 'Orders', useAsTitle: 'message', defaultColumns: ['order', 'writer', 'message', 'answer', 'createdAt'] },
  defaultSort: '-createdAt',
  fields: [
    websiteField(),
    partyField('order', { relationTo: 'orders', required: true, index: true }),
    partyField('writer', { required: true, index: true }),
    wordField('message', { maxLength: 1_000 }),
    { name: 'answer', type: 'select', required: true, defaultValue: 'open', options: ['open', 'approved', 'declined'], admin: { readOnly: true, position: 'sidebar' } },
    stampField('answeredAt', { admin: { position: 'sidebar' } }),
  ],
}
