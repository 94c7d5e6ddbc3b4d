import type { CollectionConfig } from 'payload'
import { never } from '../../access/compose.ts'
import { readEarnings } from '../../access/payments.ts'
import { staffField } from '../../access/roles.ts'
import { earningWorkflow } from '../../domain/payments/earningWorkflow.ts'
import { currencyField, moneyField } from '../moneyFields.ts'
import { websiteField } from '../websiteField.ts'
import { workflowFields } from '../workflowFields.ts'

/** What a writer earned with one piece of work. Written when the work is accepted. */
export const Earnings: CollectionConfig = {
  slug: 'earnings',
  labels: { singular: 'Earning', plural: 'Earnings' },
  access: { create: never, read: readEarnings, update: never, delete: never },
  admin: {
    group: 'Money', useAsTitle: 'title', defaultColumns: ['title', 'writer', 'amountMinor', 'state', 'createdAt'],
    listSearchableFields: ['title'],
  },
  defaultSort: '-createdAt',
  indexes: [{ fields: ['payableId', 'writer'] }],
  fields: [
    websiteField(),
    { name: 'title', type: 'text', required: true },
    { name: 'writer', type: 'relationship', relationTo: 'users', required: true, maxDepth: 1 },
    { type: 'row', fields: [moneyField('amountMinor', { required: true, label: 'The writer’s share' }), currencyField()] },
    { ...moneyField('totalMinor', { required: true, label: 'Of' }), access: { read: staffField } },
    { ...moneyField('taxMinor', { required: true, defaultValue: 0, label: 'Tax' }), access: { read: staffField } },
    { ...moneyField('clawedBackMinor', { required: true, defaultValue: 0, label: 'Taken back of the share', admin: { condition: (data) => Number(data?.clawedBackMinor) > 0, description: 'By refunds after the work was accepted.' } }) },
    { ...moneyField('returnedMinor', { required: true, defaultValue: 0, label: 'Refunded of the whole', admin: { condition: (data) => Number(data?.returnedMinor) > 0 } }), access: { read: staffField } },
    { ...moneyField('returnedTaxMinor', { required: true, defaultValue: 0, label: 'Of it tax', admin: { condition: (data) => Number(data?.returnedTaxMinor) > 0 } }), access: { read: staffField } },
    { name: 'jurisdiction', type: 'text', access: { read: staffField }, admin: { condition: (data) => Boolean(data?.jurisdiction) } },
    { name: 'payableCollection', type: 'text', required: true, admin: { hidden: true } },
    {
      name: 'payableId', type: 'text', required: true, label: 'For',
      admin: { components: { Cell: '/src/admin/documents/DocumentCell.tsx#PayableCell', Field: '/src/admin/documents/DocumentField.tsx#PayableField' } },
    },
    ...workflowFields(earningWorkflow),
  ],
}
