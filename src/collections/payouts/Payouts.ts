import type { CollectionConfig } from 'payload'
import { never } from '../../access/compose.ts'
import { readPayouts } from '../../access/payouts.ts'
import { staffField } from '../../access/roles.ts'
import { PAYOUT_METHODS } from '../../domain/payouts/payoutDetails.ts'
import { payoutWorkflow } from '../../domain/payouts/payoutWorkflow.ts'
import { requestOwnPayout } from '../../endpoints/payouts/requestOwnPayout.ts'
import { currencyField, moneyField } from '../moneyFields.ts'
import { websiteField } from '../websiteField.ts'
import { workflowFields } from '../workflowFields.ts'
import { gatewayIdField, partyField, stampField, wordField } from '../writtenFields.ts'

const sidebar = { position: 'sidebar' } as const
const ifThere = (name: string) => ({ condition: (data: Record<string, unknown>) => Boolean(data?.[name]) })
const books = (name: string, label: string) =>
  partyField(name, { relationTo: 'ledger-transactions', label, read: staffField, admin: { ...sidebar, ...ifThere(name) } })

/** Money on its way from a writer's earnings to the writer's account. Made by `POST /api/payouts`, a schedule or a batch. */
export const Payouts: CollectionConfig = {
  slug: 'payouts',
  labels: { singular: 'Payout', plural: 'Payouts' },
  access: { create: never, read: readPayouts, update: never, delete: never },
  admin: {
    group: 'Money', useAsTitle: 'code', defaultColumns: ['code', 'writer', 'amountMinor', 'account', 'state', 'batch', 'createdAt'],
    listSearchableFields: ['code', 'reference'],
  },
  defaultSort: '-createdAt',
  indexes: [{ fields: ['website', 'state', 'createdAt'] }, { fields: ['writer', 'createdAt'] }],
  endpoints: [requestOwnPayout],
  fields: [
    websiteField(),
    { type: 'row', fields: [wordField('code', { required: true, index: true }), partyField('writer', { required: true })] },
    { type: 'row', fields: [moneyField('amountMinor', { required: true, label: 'Amount' }), currencyField()] },
    { type: 'row', fields: [
      { name: 'method', type: 'select', required: true, options: Object.entries(PAYOUT_METHODS).map(([value, label]) => ({ value, label })), admin: { readOnly: true } },
      wordField('account', { required: true, admin: { description: 'The whole number stands in the payout details, for admins.' } }),
    ] },
    partyField('details', { relationTo: 'payout-details', required: true, label: 'Payout details' }),
    partyField('batch', { relationTo: 'payout-batches', read: staffField, index: true, admin: { ...sidebar, ...ifThere('batch') } }),
    wordField('reason', { admin: { ...ifThere('reason'), description: 'Why it waits, was rejected, or failed.' } }),
    wordField('reference', { read: staffField, admin: { ...ifThere('reference'), description: 'Of the transfer on the bank account.' } }),
    gatewayIdField('gatewayId', { read: staffField, index: true, label: 'Id at the gateway', admin: { ...sidebar, ...ifThere('gatewayId') } }),
    wordField('period', { read: staffField, label: 'Asked for by the schedule of', admin: { ...sidebar, ...ifThere('period') } }),
    stampField('heldUntil', { admin: { ...sidebar, ...ifThere('heldUntil') } }),
    partyField('requestedBy', { read: staffField, label: 'Asked for by', admin: { ...sidebar, description: 'Empty when the schedule asked.' } }),
    partyField('approvedBy', { read: staffField, admin: { ...sidebar, ...ifThere('approvedBy') } }),
    stampField('approvedAt', { read: staffField, admin: { ...sidebar, ...ifThere('approvedAt') } }),
    stampField('sentAt', { admin: { ...sidebar, ...ifThere('sentAt') } }),
    stampField('endedAt', { admin: { ...sidebar, ...ifThere('endedAt') } }),
    books('transaction', 'In the books: sent'),
    books('settlement', 'In the books: arrived or failed'),
    books('reversal', 'In the books: returned'),
    ...workflowFields(payoutWorkflow),
  ],
}
