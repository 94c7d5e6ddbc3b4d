import type { CollectionConfig } from 'payload'
import { never } from '../../access/compose.ts'
import { readInstallments } from '../../access/installments.ts'
import { partWorkflow } from '../../domain/installments/partWorkflow.ts'
import { websiteField } from '../websiteField.ts'
import { workflowFields } from '../workflowFields.ts'
import { amountField, countField, partyField, stampField, wordField } from '../writtenFields.ts'
import { payableFields } from '../payableFields.ts'

/** The parts of what is paid by an installment plan; the first is the deposit. */
export const Installments: CollectionConfig = {
  slug: 'installments',
  labels: { singular: 'Installment', plural: 'Installments' },
  access: { create: never, read: readInstallments, update: never, delete: never },
  admin: {
    group: 'Money', useAsTitle: 'about', defaultColumns: ['about', 'client', 'dueAt', 'amountMinor', 'paidMinor', 'state', 'plan'],
    listSearchableFields: ['about'],
  },
  defaultSort: 'dueAt',
  indexes: [{ fields: ['plan', 'number'], unique: true }, { fields: ['state', 'dueAt'] }],
  fields: [
    websiteField(),
    { type: 'row', fields: [wordField('about', { required: true }), countField('number', { required: true }), partyField('client', { required: true })] },
    partyField('plan', { relationTo: 'installment-plans', required: true }),
    ...payableFields(),
    stampField('dueAt', { required: true, label: 'Due' }),
    { type: 'row', fields: [amountField('amountMinor', { required: true, label: 'Amount' }), amountField('paidMinor', { required: true, label: 'Of it paid' }), wordField('currency', { required: true })] },
    stampField('paidAt', { label: 'Paid', admin: { position: 'sidebar', condition: (data) => Boolean(data?.paidAt) } }),
    stampField('remindedAt', { label: 'Reminded', admin: { position: 'sidebar', condition: (data) => Boolean(data?.remindedAt) } }),
    ...workflowFields(partWorkflow),
  ],
}
