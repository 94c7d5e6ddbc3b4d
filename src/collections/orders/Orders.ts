import type { CollectionConfig } from 'payload'
import { never } from '../../access/compose.ts'
import { clientField, orderStaffField, partiesField, payField, priceField, readOrders, updateOrders, writerField } from '../../access/orders.ts'
import { orderWorkflow } from '../../domain/orders/workflow.ts'
import { HOLD_SIDES, TITLE_LENGTH } from '../../domain/orders/types.ts'
import { orderEndpoints } from '../../endpoints/orders/orderEndpoints.ts'
import { attachDerived } from '../../hooks/orders/attachDerived.ts'
import { guardEdit } from '../../hooks/orders/guardEdit.ts'
import { joinWhenAsked } from '../../hooks/orders/joinWhenAsked.ts'
import { noteEdit } from '../../hooks/orders/noteEdit.ts'
import { websiteField } from '../websiteField.ts'
import { workflowFields } from '../workflowFields.ts'
import { amountField, countField, dataField, partyField, stampField, wordField } from '../writtenFields.ts'
import { orderBody, orderGlance, shownByPage } from './orderPage.ts'

const sidebar = { admin: { position: 'sidebar' } } as const
const LATEST = { defaultLimit: 20, defaultSort: '-createdAt', admin: { allowCreate: false } } as const

/** A client's order, from quote to accepted work. It is made of a quote (`POST /api/orders`) and moves by transitions. */
export const Orders: CollectionConfig = {
  slug: 'orders',
  labels: { singular: 'Order', plural: 'Orders' },
  access: { create: never, read: readOrders, update: updateOrders, delete: never },
  admin: {
    group: 'Orders',
    useAsTitle: 'number',
    defaultColumns: ['number', 'title', 'state', 'clientName', 'writerName', 'deadline', 'totalMinor', 'website'],
    listSearchableFields: ['number', 'title'],
  },
  defaultSort: '-createdAt',
  // Field access judges by these, whatever fields a caller selects.
  forceSelect: { website: true, client: true, writer: true, state: true },
  indexes: [{ fields: ['website', 'state', 'createdAt'] }, { fields: ['client', 'state', 'createdAt'] }, { fields: ['writer', 'state'] }],
  endpoints: orderEndpoints,
  custom: { refusals: { update: ['order_not_editable', 'brief_invalid'] } },
  hooks: { beforeOperation: [joinWhenAsked], beforeChange: [guardEdit], afterChange: [noteEdit], afterOperation: [attachDerived] },
  fields: [
    websiteField(),
    orderGlance,
    { type: 'row', fields: [wordField('number', { required: true, unique: true, index: true }), { name: 'title', type: 'text', required: true, maxLength: TITLE_LENGTH }] },
    { name: 'deadline', type: 'date', required: true, index: true, access: { create: () => false, update: orderStaffField }, admin: { date: { pickerAppearance: 'dayAndTime' } } },
    orderBody,
    ...shownByPage([
      {
        type: 'row',
        fields: [
          wordField('clientName', { virtual: true, read: partiesField, label: 'Client' }),
          wordField('writerName', { virtual: true, read: partiesField, label: 'Writer' }),
          partyField('service', { relationTo: 'services', required: true }),
        ],
      },
      { name: 'brief', type: 'json', required: true },
      dataField('briefForm', { hidden: true }),
      { type: 'row', fields: [countField('units', { required: true }), wordField('level'), wordField('subject'), wordField('writerLevel')] },
      {
        type: 'row',
        fields: [
          wordField('currency', { required: true }),
          amountField('totalMinor', { required: true, read: priceField }),
          amountField('taxMinor', { read: priceField, label: 'Of it tax' }),
          amountField('paidMinor', { virtual: true, read: priceField }),
          amountField('refundedMinor', { virtual: true, read: priceField }),
          wordField('paymentStatus', { virtual: true, read: priceField }),
        ],
      },
      dataField('lines', { read: priceField }),
      dataField('discounts', { read: priceField }),
      dataField('tax', { read: priceField }),
      { type: 'row', fields: [amountField('writerShareMinor', { read: payField }), countField('writerSharePercent', { read: payField })] },
      { name: 'deliverables', type: 'join', collection: 'deliverables', on: 'order', ...LATEST },
      { name: 'requests', type: 'join', collection: 'order-requests', on: 'order', ...LATEST },
      { name: 'assignments', type: 'join', collection: 'order-assignments', on: 'order', ...LATEST },
      { name: 'notes', type: 'join', collection: 'order-notes', on: 'order', label: 'Staff notes', ...LATEST, admin: { allowCreate: true } },
    ]),
    partyField('client', { required: true, index: true, read: clientField, admin: { hidden: true } }),
    partyField('writer', { index: true, read: writerField, admin: { hidden: true } }),
    ...workflowFields(orderWorkflow),
    countField('revisionsUsed', { required: true, defaultValue: 0, ...sidebar }),
    stampField('workSince', { read: orderStaffField, ...sidebar }),
    stampField('pausedAt', sidebar),
    wordField('heldFrom', { read: orderStaffField, admin: { hidden: true } }),
    { name: 'heldBy', type: 'select', options: HOLD_SIDES.map((value) => value), access: { create: () => false, update: () => false }, admin: { readOnly: true, position: 'sidebar' } },
    stampField('deliveredAt', sidebar),
    stampField('completedAt', sidebar),
    { name: 'needsReview', type: 'checkbox', required: true, defaultValue: true, access: { create: () => false, update: () => false }, admin: { readOnly: true, position: 'sidebar' } },
    dataField('eligibleLevels', { hidden: true }),
    partyField('priceTable', { relationTo: 'price-tables', required: true, read: orderStaffField, ...sidebar }),
    partyField('installmentPlan', { relationTo: 'installment-plans', read: priceField, admin: { position: 'sidebar', condition: (data) => Boolean(data?.installmentPlan) } }),
    wordField('quoteId', { read: priceField, admin: { hidden: true } }),
    wordField('quoteHash', { read: priceField, admin: { hidden: true } }),
    stampField('quoteExpiresAt', { required: true, read: priceField, admin: { hidden: true } }),
    dataField('quoteInputs', { read: priceField, hidden: true }),
  ],
}
