import { momentField } from '../moneyFields.ts'
import { ledgerCollection } from './ledgerCollection.ts'

/** Covers a range of transactions with a hash that follows from the seal before it. Append-only. */
export const LedgerSeals = ledgerCollection({
  slug: 'ledger-seals',
  labels: { singular: 'Seal', plural: 'Seals' },
  admin: { useAsTitle: 'number', defaultColumns: ['number', 'sealedAt', 'transactionCount', 'fromPosition', 'toPosition', 'hash'] },
  defaultSort: '-number',
  fields: [
    { name: 'number', type: 'number', required: true },
    { type: 'row', fields: [{ name: 'fromPosition', type: 'number', required: true }, { name: 'toPosition', type: 'number', required: true }, { name: 'transactionCount', type: 'number', required: true }] },
    { name: 'hash', type: 'text', required: true },
    { name: 'previousHash', type: 'text', required: true },
    { name: 'leaves', type: 'textarea', required: true, admin: { description: 'Position, id and content hash of each transaction, one a line.' } },
    momentField('sealedAt', { required: true, admin: { position: 'sidebar' } }),
  ],
})
