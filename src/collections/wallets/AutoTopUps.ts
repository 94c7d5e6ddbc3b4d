import type { CollectionConfig } from 'payload'
import { never, serverOnly } from '../../access/compose.ts'
import { staffField } from '../../access/roles.ts'
import { readAutoTopUps } from '../../access/wallets.ts'
import { websiteField } from '../websiteField.ts'
import { amountField, countField, partyField, stampField, wordField } from '../writtenFields.ts'

const sidebar = { position: 'sidebar' } as const

/** Wallets that clients let be filled from a saved method. Made by `POST /api/wallets/me/auto-top-up`; one for each client. */
export const AutoTopUps: CollectionConfig = {
  slug: 'auto-top-ups',
  labels: { singular: 'Automatic top-up', plural: 'Automatic top-ups' },
  access: { create: never, read: readAutoTopUps, update: never, delete: never },
  admin: { group: 'Money', useAsTitle: 'consentText', defaultColumns: ['client', 'isOn', 'thresholdMinor', 'amountMinor', 'mostADay', 'failedTries', 'consentedAt'], listSearchableFields: ['consentText'] },
  defaultSort: '-consentedAt',
  indexes: [{ fields: ['website', 'client'], unique: true }],
  fields: [
    websiteField(),
    { type: 'row', fields: [partyField('client', { required: true }), { name: 'isOn', type: 'checkbox', label: 'On', access: serverOnly, admin: { readOnly: true } }] },
    { type: 'row', fields: [
      amountField('thresholdMinor', { required: true, label: 'When the store credit is less than' }), amountField('amountMinor', { required: true, label: 'So much is charged' }),
      countField('mostADay', { required: true, label: 'Times a day at most' }), wordField('currency', { required: true }),
    ] },
    partyField('method', { relationTo: 'payment-methods', label: 'Saved method' }),
    wordField('consentText', { required: true, label: 'What the client has agreed to' }),
    stampField('consentedAt', { required: true, label: 'Agreed' }),
    wordField('offBecause', { label: 'Why it is off', admin: { condition: (data) => Boolean(data?.offBecause) } }),
    wordField('declineSentence', { label: 'Why the last charge failed', admin: { condition: (data) => Boolean(data?.declineSentence) } }),
    partyField('charge', { relationTo: 'payments', label: 'Charge under way', read: staffField, index: true, admin: { ...sidebar, condition: (data) => Boolean(data?.charge) } }),
    countField('charges', { required: true, defaultValue: 0, label: 'Charges begun', read: staffField, admin: sidebar }),
    countField('failedTries', { required: true, defaultValue: 0, label: 'Failed tries', admin: sidebar }),
    stampField('nextAt', { label: 'Not charged before', index: true, admin: { ...sidebar, condition: (data) => Boolean(data?.nextAt) } }),
  ],
}
