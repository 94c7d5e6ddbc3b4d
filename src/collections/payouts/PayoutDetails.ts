import type { CollectionConfig } from 'payload'
import { never, serverOnly } from '../../access/compose.ts'
import { accountField, createPayoutDetails, readPayouts } from '../../access/payouts.ts'
import { staffField } from '../../access/roles.ts'
import { PAYOUT_METHODS } from '../../domain/payouts/payoutDetails.ts'
import { announceDetails, stampDetails } from '../../hooks/payouts.ts'
import { websiteField } from '../websiteField.ts'

const ofBank = { condition: (data: Record<string, unknown>) => data?.method !== 'connect' }
const ofConnect = { condition: (data: Record<string, unknown>) => data?.method === 'connect' }

/** Where a writer is paid, each version of it: the newest counts, and none is ever changed or removed. */
export const PayoutDetails: CollectionConfig = {
  slug: 'payout-details',
  labels: { singular: 'Payout details', plural: 'Payout details' },
  access: { create: createPayoutDetails, read: readPayouts, update: never, delete: never },
  admin: {
    group: 'Money', useAsTitle: 'masked', defaultColumns: ['writer', 'method', 'masked', 'holder', 'changedBy', 'createdAt'],
    listSearchableFields: ['holder', 'masked'],
  },
  defaultSort: '-createdAt',
  indexes: [{ fields: ['website', 'writer'] }],
  hooks: { beforeChange: [stampDetails], afterChange: [announceDetails] },
  custom: { refusals: { create: ['payout_details_invalid', 'conflict'] } },
  fields: [
    websiteField(),
    { name: 'writer', type: 'relationship', relationTo: 'users', required: true, index: true, maxDepth: 1, admin: { allowCreate: false, description: 'Somebody with the role writer on this website. The writer is told by mail, and payouts wait for some days.' } },
    { name: 'method', type: 'select', required: true, defaultValue: 'bank', options: Object.entries(PAYOUT_METHODS).map(([value, label]) => ({ value, label })) },
    { name: 'holder', type: 'text', maxLength: 70, admin: { description: 'As the bank has it, in Latin letters.' } },
    { type: 'row', fields: [
      { name: 'iban', type: 'text', maxLength: 50, label: 'IBAN', access: { read: accountField }, admin: ofBank },
      { name: 'bic', type: 'text', maxLength: 15, label: 'BIC', access: { read: accountField }, admin: { ...ofBank, description: 'Only for banks outside of the SEPA countries.' } },
    ] },
    { name: 'accountId', type: 'text', maxLength: 80, label: 'Account at Stripe', access: { read: accountField }, admin: { ...ofConnect, description: 'Begins with acct_.' } },
    { name: 'masked', type: 'text', label: 'Account', access: serverOnly, admin: { readOnly: true, position: 'sidebar' } },
    { name: 'changedBy', type: 'relationship', relationTo: 'users', maxDepth: 1, access: { ...serverOnly, read: staffField }, admin: { readOnly: true, position: 'sidebar' } },
  ],
}
