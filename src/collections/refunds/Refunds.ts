import type { CollectionConfig } from 'payload'
import { never, serverOnly } from '../../access/compose.ts'
import { readRefunds } from '../../access/refunds.ts'
import { staffField } from '../../access/roles.ts'
import { REFUND_STAGES } from '../../domain/refunds/entitlement.ts'
import { DESTINATIONS } from '../../domain/refunds/planRefund.ts'
import { refundWorkflow } from '../../domain/refunds/workflow.ts'
import { refundEntitlement } from '../../endpoints/refunds/refundEntitlement.ts'
import { requestRefund } from '../../endpoints/refunds/requestRefund.ts'
import { payableFields } from '../payableFields.ts'
import { websiteField } from '../websiteField.ts'
import { workflowFields } from '../workflowFields.ts'
import { amountField, countField, dataField, partyField, stampField, wordField } from '../writtenFields.ts'

const chosen = (name: string, values: readonly string[], labels: Record<string, string>) =>
  ({ name, type: 'select' as const, options: values.map((value) => ({ value, label: labels[value]! })), access: serverOnly, admin: { readOnly: true } })
const forStaff = { read: staffField, admin: { position: 'sidebar' as const } }

const STAGES = { not_started: 'Not started', started: 'Started', delivered: 'Delivered', completed: 'Accepted', closed: 'Closed', unspent: 'In the wallet' }
const WHERE_TO = { sources: 'To its sources', wallet: 'To the wallet' }
const AUTOMATIC = { policy: 'By the website’s policy', cancelled: 'With the order’s end' }

/** Money that goes back to a client: asked for, decided, moved. Made by `POST /api/refunds`, or by an order that ends. */
export const Refunds: CollectionConfig = {
  slug: 'refunds',
  labels: { singular: 'Refund', plural: 'Refunds' },
  access: { create: never, read: readRefunds, update: never, delete: never },
  admin: {
    group: 'Money', useAsTitle: 'code', defaultColumns: ['code', 'payableId', 'client', 'amountMinor', 'state', 'stage', 'createdAt'],
    listSearchableFields: ['code', 'reason'],
  },
  defaultSort: '-createdAt',
  indexes: [{ fields: ['payableId', 'state'] }, { fields: ['client', 'createdAt'] }],
  endpoints: [requestRefund, refundEntitlement],
  fields: [
    websiteField(),
    { type: 'row', fields: [wordField('code', { required: true }), partyField('client', { required: true })] },
    ...payableFields(),
    { type: 'row', fields: [amountField('amountMinor', { required: true, label: 'Amount' }), wordField('currency', { required: true })] },
    wordField('reason', { required: true, label: 'Why it was asked for' }),
    wordField('refusal', { label: 'Why it was rejected', admin: { condition: (data) => Boolean(data?.refusal) } }),
    { name: 'pageRefund', type: 'ui', admin: { disableListColumn: true, components: { Field: '/src/admin/refunds/RefundBody.tsx#RefundBody' } } },
    { ...chosen('stage', REFUND_STAGES, STAGES), required: true, label: 'Stage when it was asked for' },
    { type: 'row', fields: [countField('entitlementPercent', { required: true, label: 'The stage gives, in %' }), amountField('entitledMinor', { required: true, label: 'The stage gives' })] },
    dataField('entitlementReasons', { hidden: true }),
    { ...chosen('destination', DESTINATIONS, WHERE_TO), label: 'Where it went' },
    { type: 'row', fields: [amountField('gatewayMinor', { label: 'Through gateways' }), amountField('walletMinor', { label: 'To the wallet' }), amountField('bonusMinor', { label: 'To bonus credit' })] },
    amountField('afterEarnedMinor', { read: staffField, label: 'Of it earned before', admin: { condition: (data) => Number(data?.afterEarnedMinor) > 0 } }),
    amountField('clawedBackMinor', { read: staffField, label: 'Taken back from the writer', admin: { condition: (data) => Number(data?.afterEarnedMinor) > 0 } }),
    dataField('parts', { read: staffField, hidden: true }),
    dataField('whyPerson', { read: staffField, hidden: true }),
    amountField('limitMinor', { required: true, read: staffField, label: 'A second person above' }),
    { ...chosen('automatic', ['policy', 'cancelled'], AUTOMATIC), label: 'Approved without a person', admin: { readOnly: true, position: 'sidebar', condition: (data) => Boolean(data?.automatic) } },
    partyField('requestedBy', forStaff),
    partyField('decidedBy', forStaff),
    partyField('heldTransaction', { relationTo: 'ledger-transactions', ...forStaff, label: 'Refund of held funds', admin: { position: 'sidebar', condition: (data) => Boolean(data?.heldTransaction) } }),
    partyField('earnedTransaction', { relationTo: 'ledger-transactions', ...forStaff, label: 'Refund of what was earned', admin: { position: 'sidebar', condition: (data) => Boolean(data?.earnedTransaction) } }),
    stampField('nextAskAt', { ...forStaff, index: true, label: 'The gateway is asked again', admin: { position: 'sidebar', condition: (data) => Boolean(data?.nextAskAt) } }),
    countField('asks', { required: true, defaultValue: 0, hidden: true }),
    ...workflowFields(refundWorkflow),
  ],
}
