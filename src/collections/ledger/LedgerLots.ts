import { currencyField, momentField, moneyField } from '../moneyFields.ts'
import { ledgerCollection } from './ledgerCollection.ts'

/** A dated parcel of credit. What is left of it changes; how it changed is in its movements. */
export const LedgerLots = ledgerCollection({
  slug: 'ledger-lots',
  labels: { singular: 'Lot', plural: 'Lots' },
  admin: { useAsTitle: 'grantedAt', listSearchableFields: ['account.title'], defaultColumns: ['grantedAt', 'account', 'amountMinor', 'remainingMinor', 'expiresAt'] },
  defaultSort: '-grantedAt',
  fields: [
    { name: 'account', type: 'relationship', relationTo: 'ledger-accounts', required: true, maxDepth: 1 },
    { type: 'row', fields: [moneyField('amountMinor', { required: true, label: 'Granted' }), moneyField('remainingMinor', { required: true, label: 'Left' }), currencyField()] },
    momentField('grantedAt', { required: true }),
    momentField('expiresAt'),
    {
      name: 'movements', type: 'join', collection: 'ledger-lot-movements', on: 'lot', defaultSort: 'id', defaultLimit: 20,
      admin: { defaultColumns: ['posting', 'deltaMinor', 'remainingMinor', 'expiresAt'], allowCreate: false },
    },
  ],
})
