import type { CollectionConfig } from 'payload'
import { never } from '../../access/compose.ts'
import { readTopUps } from '../../access/payments.ts'
import { staffField } from '../../access/roles.ts'
import { GATEWAYS } from '../../domain/gateways/gateway.ts'
import { topUpWorkflow } from '../../domain/payments/topUpWorkflow.ts'
import { currencyField, moneyField } from '../moneyFields.ts'
import { websiteField } from '../websiteField.ts'
import { workflowFields } from '../workflowFields.ts'
import { partyField } from '../writtenFields.ts'

/** A client fills the wallet. Made by `POST /api/wallets/top-ups`. */
export const TopUps: CollectionConfig = {
  slug: 'top-ups',
  labels: { singular: 'Top-up', plural: 'Top-ups' },
  access: { create: never, read: readTopUps, update: never, delete: never },
  admin: {
    group: 'Money', useAsTitle: 'code', defaultColumns: ['code', 'client', 'amountMinor', 'state', 'createdAt'],
    listSearchableFields: ['code', 'reference'],
  },
  defaultSort: '-createdAt',
  fields: [
    websiteField(),
    { name: 'code', type: 'text', required: true, index: true, admin: { description: 'The client writes it into the transfer.' } },
    { name: 'client', type: 'relationship', relationTo: 'users', required: true, maxDepth: 1 },
    { type: 'row', fields: [moneyField('amountMinor', { required: true, label: 'Amount' }), currencyField()] },
    { name: 'gateway', type: 'select', required: true, options: Object.entries(GATEWAYS).map(([value, label]) => ({ value, label })) },
    { name: 'reference', type: 'text', access: { read: staffField }, admin: { description: 'Of the transfer on the bank account.' } },
    { name: 'reason', type: 'text', label: 'Why it was rejected' },
    { name: 'decidedBy', type: 'relationship', relationTo: 'users', maxDepth: 1, access: { read: staffField }, admin: { position: 'sidebar', description: 'Empty when the website confirms by itself.' } },
    { name: 'transaction', type: 'relationship', relationTo: 'ledger-transactions', maxDepth: 1, access: { read: staffField }, admin: { position: 'sidebar' } },
    partyField('autoTopUp', { relationTo: 'auto-top-ups', label: 'Charged by itself for', admin: { position: 'sidebar', condition: (data) => Boolean(data?.autoTopUp) } }),
    { name: 'pageRefunds', type: 'ui', admin: { disableListColumn: true, components: { Field: '/src/admin/refunds/TopUpRefunds.tsx#TopUpRefunds' } } },
    ...workflowFields(topUpWorkflow),
  ],
}
