import type { CollectionConfig, SelectField } from 'payload'
import { never, serverOnly } from '../../access/compose.ts'
import { onlyItsClient } from '../../access/paymentFields.ts'
import { readPayments } from '../../access/payments.ts'
import { staffField } from '../../access/roles.ts'
import { GATEWAYS, type PaymentMode } from '../../domain/gateways/gateway.ts'
import { PAYMENT_PURPOSES } from '../../domain/payments/payment.ts'
import { paymentWorkflow } from '../../domain/payments/paymentWorkflow.ts'
import { cancel, pay, retry } from '../../endpoints/payments/pay.ts'
import { ways } from '../../endpoints/payments/ways.ts'
import { payableFields } from '../payableFields.ts'
import { websiteField } from '../websiteField.ts'
import { workflowFields } from '../workflowFields.ts'
import { amountField, countField, dataField, gatewayIdField, partyField, stampField, wordField } from '../writtenFields.ts'

const select = (name: string, options: { value: string; label: string }[], required = false): SelectField =>
  ({ name, type: 'select', required, options, access: serverOnly, admin: { readOnly: true } })
const labelled = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }))
const MODES = { checkout: 'Page of the gateway', card: 'Card fields of the website', saved_method: 'Saved method', transfer: 'Bank transfer' } satisfies Record<PaymentMode, string>
const forStaff = { read: staffField, admin: { position: 'sidebar' } } as const

/** Attempts to pay. Made by `POST /api/payments`; the gateway, or staff at the bank account, say what becomes of them. */
export const Payments: CollectionConfig = {
  slug: 'payments',
  labels: { singular: 'Payment', plural: 'Payments' },
  access: { create: never, read: readPayments, update: never, delete: never },
  admin: {
    group: 'Money', useAsTitle: 'code', defaultColumns: ['code', 'about', 'client', 'totalMinor', 'gateway', 'state', 'createdAt'],
    listSearchableFields: ['code', 'about', 'reference', 'gatewayId', 'intentId'],
  },
  defaultSort: '-createdAt',
  endpoints: [pay, retry, cancel, ways],
  fields: [
    websiteField(),
    { type: 'row', fields: [wordField('code', { required: true, index: true }), wordField('about', { required: true })] },
    { type: 'row', fields: [partyField('client', { required: true }), select('purpose', labelled(PAYMENT_PURPOSES), true)] },
    ...payableFields(),
    { type: 'row', fields: [select('gateway', labelled(GATEWAYS)), select('mode', labelled(MODES))] },
    { type: 'row', fields: [
      amountField('totalMinor', { required: true, label: 'To pay' }),
      amountField('walletMinor', { required: true, label: 'From the wallet' }),
      amountField('gatewayMinor', { required: true, label: 'Through the gateway' }),
      amountField('surchargeMinor', { required: true, defaultValue: 0, label: 'Fee besides', admin: { condition: (data) => Number(data?.surchargeMinor) > 0 } }),
      wordField('currency', { required: true }),
    ] },
    { type: 'row', fields: [
      amountField('receivedMinor', { required: true, label: 'Arrived' }),
      amountField('walletTakenMinor', { required: true, label: 'Taken from the wallet' }),
      amountField('surchargeTakenMinor', { required: true, defaultValue: 0, label: 'Of it the fee', admin: { condition: (data) => Number(data?.surchargeMinor) > 0 } }),
      amountField('feeMinor', { label: 'Fee of the gateway', read: staffField }),
    ] },
    { type: 'row', fields: [
      wordField('declineCode', { admin: { condition: (data) => Boolean(data?.declineCode) } }),
      wordField('declineSentence', { label: 'Why not', admin: { condition: (data) => Boolean(data?.declineCode), description: 'As the client reads it.' } }),
    ] },
    dataField('nextAction', { read: onlyItsClient, hidden: true }),
    stampField('expiresAt', { admin: { condition: (data) => Boolean(data?.expiresAt) } }),
    wordField('reference', { ...forStaff, label: 'Reference of the transfer', admin: { position: 'sidebar', condition: (data) => data?.gateway === 'manual' } }),
    gatewayIdField('gatewayId', { ...forStaff, label: 'At the gateway', index: true }),
    gatewayIdField('intentId', { ...forStaff, label: 'Payment intent', index: true }),
    gatewayIdField('customerId', { ...forStaff, label: 'Customer at the gateway' }),
    partyField('confirmedBy', { ...forStaff, admin: { position: 'sidebar', condition: (data) => Boolean(data?.confirmedBy) } }),
    partyField('approvedBy', { ...forStaff, label: 'Decided by', admin: { position: 'sidebar', condition: (data) => Boolean(data?.approvedBy) } }),
    amountField('approvalMinor', { read: staffField, label: 'A second person above', admin: { condition: (data) => data?.gateway === 'manual' } }),
    partyField('transaction', { relationTo: 'ledger-transactions', ...forStaff }),
    partyField('method', { relationTo: 'payment-methods', label: 'Saved method', admin: { condition: (data) => Boolean(data?.method) } }),
    stampField('nextCheckAt', { read: staffField, index: true, label: 'The gateway is asked again', admin: { position: 'sidebar' } }),
    countField('checks', { required: true, defaultValue: 0, hidden: true }),
    { name: 'isOffSession', type: 'checkbox', hidden: true },
    { name: 'savesMethod', type: 'checkbox', hidden: true },
    wordField('returnUrl', { hidden: true }),
    wordField('chargeKey', { hidden: true, unique: true }),
    ...workflowFields(paymentWorkflow),
  ],
}
