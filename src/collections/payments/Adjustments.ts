import type { CollectionConfig } from 'payload'
import { never, serverOnly } from '../../access/compose.ts'
import { readAdjustments, requestAdjustments } from '../../access/payments.ts'
import { MAX_AMOUNT_MINOR } from '../../domain/money/amount.ts'
import { adjustmentWorkflow } from '../../domain/payments/adjustmentWorkflow.ts'
import { stampAdjustment } from '../../hooks/payments.ts'
import { currencyField, moneyField } from '../moneyFields.ts'
import { websiteField } from '../websiteField.ts'
import { workflowFields } from '../workflowFields.ts'

const isPositive = (value: unknown): true | string =>
  (Number.isInteger(value) && Number(value) > 0 && Number(value) <= MAX_AMOUNT_MINOR) || 'Use a whole number of minor units (cents), above 0.'

/** Staff ask to correct a balance; above the website's limit somebody else approves. */
export const Adjustments: CollectionConfig = {
  slug: 'adjustments',
  labels: { singular: 'Adjustment', plural: 'Adjustments' },
  access: { create: requestAdjustments, read: readAdjustments, update: never, delete: never },
  admin: {
    group: 'Money', useAsTitle: 'code', defaultColumns: ['code', 'user', 'direction', 'amountMinor', 'state', 'requestedBy', 'createdAt'],
    listSearchableFields: ['code', 'reason'],
  },
  defaultSort: '-createdAt',
  hooks: { beforeChange: [stampAdjustment] },
  fields: [
    websiteField(),
    { name: 'code', type: 'text', index: true, access: serverOnly, admin: { readOnly: true, position: 'sidebar' } },
    { type: 'row', fields: [
      { name: 'user', type: 'relationship', relationTo: 'users', required: true, maxDepth: 1, label: 'Whose balance' },
      { name: 'party', type: 'select', required: true, defaultValue: 'client', label: 'Which balance', options: [{ value: 'client', label: 'Wallet of a client' }, { value: 'writer', label: 'Available earnings of a writer' }] },
    ] },
    { type: 'row', fields: [
      { name: 'direction', type: 'select', required: true, defaultValue: 'credit', options: [{ value: 'credit', label: 'Add' }, { value: 'debit', label: 'Take away' }] },
      moneyField('amountMinor', { required: true, label: 'Amount', validate: isPositive, admin: { description: 'In minor units: 1990 is 19.90.' } }),
      { ...currencyField(), required: false, access: serverOnly, admin: { readOnly: true } },
    ] },
    { name: 'reason', type: 'textarea', required: true, minLength: 3, maxLength: 500, admin: { description: 'Stands in the statement of the person.' } },
    { name: 'decision', type: 'text', access: serverOnly, label: 'Why it was rejected', admin: { readOnly: true } },
    { ...moneyField('limitMinor', { label: 'A second person above' }), access: serverOnly },
    { name: 'requestedBy', type: 'relationship', relationTo: 'users', maxDepth: 1, access: serverOnly, admin: { readOnly: true, position: 'sidebar' } },
    { name: 'decidedBy', type: 'relationship', relationTo: 'users', maxDepth: 1, access: serverOnly, admin: { readOnly: true, position: 'sidebar' } },
    { name: 'transaction', type: 'relationship', relationTo: 'ledger-transactions', maxDepth: 1, access: serverOnly, admin: { readOnly: true, position: 'sidebar' } },
    ...workflowFields(adjustmentWorkflow),
  ],
}
