import { currencyField, momentField, moneyField } from '../moneyFields.ts'
import { ledgerCollection } from './ledgerCollection.ts'

/** One positive amount from one account to another, with the balances it left. Append-only. */
export const LedgerPostings = ledgerCollection({
  slug: 'ledger-postings',
  labels: { singular: 'Posting', plural: 'Postings' },
  admin: { defaultColumns: ['postedAt', 'transaction', 'from', 'to', 'amountMinor'] },
  defaultSort: '-position',
  fields: [
    { name: 'transaction', type: 'relationship', relationTo: 'ledger-transactions', required: true, maxDepth: 1 },
    {
      type: 'row',
      fields: [
        { name: 'from', type: 'relationship', relationTo: 'ledger-accounts', required: true, maxDepth: 1 },
        { name: 'to', type: 'relationship', relationTo: 'ledger-accounts', required: true, maxDepth: 1 },
      ],
    },
    { type: 'row', fields: [moneyField('amountMinor', { required: true, label: 'Amount' }), currencyField()] },
    {
      type: 'row',
      fields: [
        moneyField('fromBalanceMinor', { label: 'Balance left at the source' }),
        moneyField('toBalanceMinor', { label: 'Balance left at the target' }),
      ],
    },
    momentField('postedAt', { required: true, admin: { position: 'sidebar' } }),
    { name: 'position', type: 'number', required: true, admin: { position: 'sidebar' } },
    { name: 'sequence', type: 'number', required: true, admin: { position: 'sidebar' } },
  ],
})
