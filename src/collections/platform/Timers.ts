import type { CollectionConfig } from 'payload'
import { never } from '../../access/compose.ts'
import { readByStaff } from '../../access/platform.ts'
import { websiteField } from '../websiteField.ts'

/** A move that the clock will make. It belongs to one episode of a document's state. */
export const Timers: CollectionConfig = {
  slug: 'timers',
  access: { create: never, read: readByStaff, update: never, delete: never },
  admin: { group: 'Platform', useAsTitle: 'transition', defaultColumns: ['dueAt', 'documentId', 'transition', 'state', 'settledAt'] },
  defaultSort: '-dueAt',
  indexes: [{ fields: ['state', 'dueAt'] }, { fields: ['documentId'] }],
  fields: [
    websiteField(),
    { name: 'documentCollection', type: 'text', required: true, admin: { hidden: true } },
    { name: 'documentId', type: 'text', required: true, label: 'About' },
    { name: 'episode', type: 'number', required: true },
    { name: 'transition', type: 'text', required: true },
    { name: 'dueAt', type: 'date', required: true, admin: { date: { pickerAppearance: 'dayAndTime' } } },
    { name: 'state', type: 'select', required: true, options: ['waiting', 'fired', 'superseded', 'refused'] },
    { name: 'settledAt', type: 'date', admin: { date: { pickerAppearance: 'dayAndTime' } } },
  ],
}
