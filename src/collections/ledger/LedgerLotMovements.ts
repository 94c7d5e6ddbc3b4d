import { currencyField, momentField, moneyField } from '../moneyFields.ts'
import { ledgerCollection } from './ledgerCollection.ts'

/** What one posting took from a lot or gave back to it. Append-only. */
export const LedgerLotMovements = ledgerCollection({
  slug: 'ledger-lot-movements',
  labels: { singular: 'Lot movement', plural: 'Lot movements' },
  admin: { group: false, defaultColumns: ['lot', 'posting', 'deltaMinor', 'remainingMinor', 'expiresAt'] },
  defaultSort: '-id',
  fields: [
    { name: 'lot', type: 'relationship', relationTo: 'ledger-lots', required: true, maxDepth: 1 },
    { name: 'posting', type: 'relationship', relationTo: 'ledger-postings', required: true, maxDepth: 1 },
    { type: 'row', fields: [moneyField('deltaMinor', { required: true, label: 'Change' }), moneyField('remainingMinor', { required: true, label: 'Left' }), currencyField()] },
    momentField('expiresAt', { admin: { description: 'The lot’s expiry from then on.' } }),
  ],
})
