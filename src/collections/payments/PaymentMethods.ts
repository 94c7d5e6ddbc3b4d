import type { CollectionConfig } from 'payload'
import { never } from '../../access/compose.ts'
import { ownMethods, readPayments } from '../../access/payments.ts'
import { GATEWAYS } from '../../domain/gateways/gateway.ts'
import { letGo } from '../../hooks/payments.ts'
import { websiteField } from '../websiteField.ts'
import { partyField, wordField } from '../writtenFields.ts'

/** Cards that clients let be saved. The card itself lies at the gateway: here is only what it is called. */
export const PaymentMethods: CollectionConfig = {
  slug: 'payment-methods',
  labels: { singular: 'Saved method', plural: 'Saved methods' },
  access: { create: never, read: readPayments, update: never, delete: ownMethods },
  admin: { group: 'Money', useAsTitle: 'label', defaultColumns: ['label', 'client', 'gateway', 'expiresOn', 'createdAt'], listSearchableFields: ['label'] },
  defaultSort: '-createdAt',
  hooks: { beforeDelete: [letGo] },
  fields: [
    websiteField(),
    wordField('label', { required: true }),
    partyField('client', { required: true }),
    { name: 'gateway', type: 'select', required: true, options: Object.entries(GATEWAYS).map(([value, label]) => ({ value, label })), admin: { readOnly: true } },
    wordField('expiresOn', { admin: { description: 'The last month in which it can be used.' } }),
    wordField('gatewayId', { required: true, hidden: true }),
    wordField('customerId', { required: true, hidden: true }),
  ],
}
