import { currencyField, momentField, moneyField } from '../moneyFields.ts'
import { ledgerCollection } from './ledgerCollection.ts'

/** The balance of one of the platform's own accounts up to a position. Append-only. */
export const LedgerRollups = ledgerCollection({
  slug: 'ledger-rollups',
  labels: { singular: 'Rollup', plural: 'Rollups' },
  admin: { group: false, defaultColumns: ['throughAt', 'account', 'balanceMinor', 'position'] },
  defaultSort: '-position',
  fields: [
    { name: 'account', type: 'relationship', relationTo: 'ledger-accounts', required: true, maxDepth: 1 },
    { type: 'row', fields: [moneyField('balanceMinor', { required: true, label: 'Balance' }), currencyField()] },
    { name: 'position', type: 'number', required: true },
    momentField('throughAt', { required: true, label: 'Through' }),
  ],
})
