import { TRANSACTION_KINDS } from '../../domain/ledger/kinds.ts'
import { momentField } from '../moneyFields.ts'
import { ledgerCollection } from './ledgerCollection.ts'

/** One business fact: its postings were made all or none. Append-only. */
export const LedgerTransactions = ledgerCollection({
  slug: 'ledger-transactions',
  labels: { singular: 'Transaction', plural: 'Transactions' },
  admin: {
    useAsTitle: 'kind',
    defaultColumns: ['postedAt', 'kind', 'documentId', 'actor', 'note'],
    listSearchableFields: ['documentId', 'idempotencyKey', 'note'],
  },
  defaultSort: '-position',
  fields: [
    { name: 'kind', type: 'select', required: true, options: Object.entries(TRANSACTION_KINDS).map(([value, label]) => ({ value, label })) },
    { name: 'documentCollection', type: 'text', required: true, admin: { hidden: true } },
    {
      name: 'documentId', type: 'text', required: true, label: 'About',
      admin: { components: { Cell: '/src/admin/documents/DocumentCell.tsx#DocumentCell', Field: '/src/admin/documents/DocumentField.tsx#DocumentField' } },
    },
    { name: 'actor', type: 'relationship', relationTo: 'users', maxDepth: 1, label: 'By', admin: { description: 'Empty when the platform did it by itself.' } },
    { name: 'note', type: 'text' },
    { name: 'pagePostings', type: 'ui', admin: { disableListColumn: true, components: { Field: '/src/admin/ledger/TransactionPostings.tsx#TransactionPostings' } } },
    {
      name: 'postings', type: 'join', collection: 'ledger-postings', on: 'transaction', defaultSort: 'sequence', defaultLimit: 20,
      admin: { defaultColumns: ['from', 'to', 'amountMinor', 'fromBalanceMinor', 'toBalanceMinor'], allowCreate: false, hidden: true },
    },
    momentField('postedAt', { required: true, admin: { position: 'sidebar' } }),
    { name: 'position', type: 'number', required: true, admin: { position: 'sidebar', description: 'Place in the order of the books.' } },
    { name: 'idempotencyKey', type: 'text', required: true, admin: { position: 'sidebar' } },
    { name: 'requestHash', type: 'text', required: true, admin: { hidden: true } },
    { name: 'contentHash', type: 'text', required: true, admin: { position: 'sidebar', description: 'SHA-256 of the transaction with its postings.' } },
  ],
})
