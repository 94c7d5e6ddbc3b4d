import type { CollectionConfig } from 'payload'
import { never } from '../../access/compose.ts'
import { readPayoutBatches } from '../../access/payouts.ts'
import { batchWorkflow } from '../../domain/payouts/batchWorkflow.ts'
import { batchCsv, batchPain001 } from '../../endpoints/payouts/batchFiles.ts'
import { makeBatch, previewBatch } from '../../endpoints/payouts/makeBatch.ts'
import { currencyField } from '../moneyFields.ts'
import { websiteField } from '../websiteField.ts'
import { workflowFields } from '../workflowFields.ts'
import { amountField, countField, dataField, partyField, stampField, wordField } from '../writtenFields.ts'

const sidebar = { position: 'sidebar' } as const

/** Bank payouts that leave together, as a file for the bank. Made by `POST /api/payout-batches`. */
export const PayoutBatches: CollectionConfig = {
  slug: 'payout-batches',
  labels: { singular: 'Payout batch', plural: 'Payout batches' },
  access: { create: never, read: readPayoutBatches, update: never, delete: never },
  admin: {
    group: 'Money', useAsTitle: 'code', defaultColumns: ['code', 'state', 'payoutCount', 'totalMinor', 'preparedBy', 'approvedBy', 'sentAt', 'createdAt'],
    listSearchableFields: ['code', 'reference'],
    components: { beforeListTable: ['/src/admin/payouts/MakeBatch.tsx#MakeBatch'] },
  },
  defaultSort: '-createdAt',
  indexes: [{ fields: ['website', 'state', 'createdAt'] }],
  endpoints: [previewBatch, makeBatch, batchCsv, batchPain001],
  fields: [
    websiteField(),
    { name: 'batchFiles', type: 'ui', admin: { disableListColumn: true, components: { Field: '/src/admin/payouts/BatchFiles.tsx#BatchFiles' } } },
    { type: 'row', fields: [wordField('code', { required: true, index: true }), countField('payoutCount', { required: true, label: 'Payouts' })] },
    { type: 'row', fields: [amountField('totalMinor', { required: true }), currencyField()] },
    { name: 'payouts', type: 'join', collection: 'payouts', on: 'batch', defaultLimit: 50, defaultSort: 'createdAt', admin: { allowCreate: false, defaultColumns: ['code', 'writer', 'amountMinor', 'account', 'state'] } },
    wordField('reference', { admin: { description: 'Of the debit on the bank account.', condition: (data) => Boolean(data?.reference) } }),
    wordField('reason', { admin: { condition: (data) => Boolean(data?.reason) } }),
    dataField('payer', { hidden: true }),
    partyField('preparedBy', { required: true, admin: sidebar }),
    partyField('approvedBy', { admin: sidebar }),
    stampField('approvedAt', { admin: sidebar }),
    stampField('sentAt', { admin: sidebar }),
    ...workflowFields(batchWorkflow),
  ],
}
