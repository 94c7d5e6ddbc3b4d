import type { CollectionConfig } from 'payload'
import { never, serverOnly } from '../../access/compose.ts'
import { readDisputes } from '../../access/disputes.ts'
import { disputeWorkflow } from '../../domain/disputes/workflow.ts'
import { GATEWAYS } from '../../domain/gateways/gateway.ts'
import { disputeEvidence } from '../../endpoints/disputes/disputeEvidence.ts'
import { payableFields } from '../payableFields.ts'
import { websiteField } from '../websiteField.ts'
import { workflowFields } from '../workflowFields.ts'
import { amountField, countField, dataField, gatewayIdField, partyField, stampField, wordField } from '../writtenFields.ts'

const sidebar = { position: 'sidebar' as const }
const ifThere = (name: string) => ({ condition: (data: Record<string, unknown>) => Boolean(data?.[name]) })
const counted = (name: string) => countField(name, { required: true, defaultValue: 0, hidden: true })
const sum = (name: string, label: string, more: object = {}) => amountField(name, { required: true, defaultValue: 0, label, admin: more })
const books = (name: string, label: string) =>
  partyField(name, { relationTo: 'ledger-transactions', label, admin: { ...sidebar, ...ifThere(name) } })

/** Payments that a client's bank takes back, or asks about. Made when the gateway tells of one, and kept in step with it. */
export const GatewayDisputes: CollectionConfig = {
  slug: 'gateway-disputes',
  labels: { singular: 'Dispute at the gateway', plural: 'Disputes at the gateway' },
  access: { create: never, read: readDisputes, update: never, delete: never },
  admin: {
    group: 'Money', useAsTitle: 'code', defaultColumns: ['code', 'payableId', 'client', 'amountMinor', 'reason', 'state', 'evidenceDueAt', 'assignee'],
    listSearchableFields: ['code', 'gatewayId', 'intentId', 'reason'],
  },
  defaultSort: '-createdAt',
  indexes: [{ fields: ['website', 'gateway', 'gatewayId'], unique: true }, { fields: ['website', 'state', 'evidenceDueAt'] }],
  endpoints: [disputeEvidence],
  fields: [
    websiteField(),
    { type: 'row', fields: [wordField('code', { required: true, index: true }), partyField('client', { required: true })] },
    { type: 'row', fields: [amountField('amountMinor', { required: true, label: 'Disputed' }), wordField('currency', { required: true }), wordField('reason', { required: true, label: 'Why, as the bank says', admin: { components: { Cell: '/src/admin/disputes/ReasonCell.tsx#ReasonCell' } } })] },
    { name: 'pageDispute', type: 'ui', admin: { disableListColumn: true, components: { Field: '/src/admin/disputes/DisputeBody.tsx#DisputeBody' } } },
    wordField('problem', { label: 'What went wrong', admin: ifThere('problem') }),
    { name: 'answer', type: 'textarea', access: serverOnly, label: 'Answer to the bank', admin: { readOnly: true, ...ifThere('answer') } },
    partyField('payment', { relationTo: 'payments', required: true }),
    ...payableFields(),
    { type: 'row', fields: [sum('withdrawnMinor', 'With the client’s bank'), sum('feeMinor', 'Fee of the gateway'), sum('frozenMinor', 'Frozen in the wallet')] },
    { type: 'row', fields: [sum('recoveredHeldMinor', 'Taken back from held funds', ifThere('recoveredHeldMinor')), sum('recoveredWalletMinor', 'Taken back from the wallet', ifThere('recoveredWalletMinor'))] },
    { name: 'isInquiry', type: 'checkbox', required: true, defaultValue: false, label: 'The bank only asks', access: serverOnly, admin: { readOnly: true, ...sidebar } },
    stampField('evidenceDueAt', { index: true, label: 'Evidence is due', admin: sidebar }),
    partyField('assignee', { label: 'Looked after by', admin: sidebar }),
    { name: 'gateway', type: 'select', required: true, options: Object.entries(GATEWAYS).map(([value, label]) => ({ value, label })), access: serverOnly, admin: { readOnly: true, ...sidebar } },
    gatewayIdField('gatewayId', { required: true, index: true, label: 'At the gateway', admin: sidebar }),
    gatewayIdField('intentId', { required: true, index: true, label: 'Payment intent', admin: sidebar }),
    stampField('decidedAt', { label: 'Answered or given up', admin: { ...sidebar, ...ifThere('decidedAt') } }),
    partyField('decidedBy', { label: 'By', admin: { ...sidebar, ...ifThere('decidedBy') } }),
    books('withdrawal', 'In the books: taken'),
    books('reinstatement', 'In the books: came back'),
    books('recovery', 'In the books: taken back'),
    stampField('nextAskAt', { index: true, label: 'The gateway is asked again', admin: { ...sidebar, ...ifThere('nextAskAt') } }),
    dataField('evidence', { hidden: true }),
    dataField('movements', { hidden: true }),
    wordField('freezeCause', { hidden: true }),
    ...['submissions', 'submissionsBefore', 'synced', 'asks', 'reminders'].map(counted),
    ...workflowFields(disputeWorkflow),
  ],
}
