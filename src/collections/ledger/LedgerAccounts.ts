import { ACCOUNT_KIND_NAMES, ACCOUNT_KINDS } from '../../domain/ledger/accountKinds.ts'
import { currencyField, momentField, moneyField } from '../moneyFields.ts'
import { ledgerCollection } from './ledgerCollection.ts'

/** One row per website, kind, owner and currency. Opened by the first posting that needs it. */
export const LedgerAccounts = ledgerCollection({
  slug: 'ledger-accounts',
  labels: { singular: 'Account', plural: 'Accounts' },
  admin: {
    useAsTitle: 'title',
    defaultColumns: ['title', 'ownerId', 'balanceMinor', 'movedAt'],
    listSearchableFields: ['title', 'ownerId'],
  },
  defaultSort: '-movedAt',
  fields: [
    { name: 'title', type: 'text', required: true, admin: { hidden: true } },
    {
      type: 'row',
      fields: [
        { name: 'kind', type: 'select', required: true, options: ACCOUNT_KIND_NAMES.map((value) => ({ value, label: ACCOUNT_KINDS[value].label })) },
        currencyField(),
        moneyField('balanceMinor', { label: 'Balance', admin: { components: { Cell: '/src/admin/ledger/BalanceCell.tsx#BalanceCell', Field: '/src/admin/ledger/BalanceField.tsx#BalanceField' } } }),
      ],
    },
    { name: 'user', type: 'relationship', relationTo: 'users', maxDepth: 1, label: 'Client or writer', admin: { hidden: true } },
    { name: 'ownerKind', type: 'text', required: true, admin: { hidden: true } },
    {
      name: 'ownerId', type: 'text', label: 'Belongs to',
      admin: { components: { Cell: '/src/admin/ledger/OwnerCell.tsx#OwnerCell', Field: '/src/admin/ledger/OwnerField.tsx#OwnerField' } },
    },
    { name: 'bounded', type: 'checkbox', label: 'Never below zero', admin: { position: 'sidebar' } },
    momentField('openedAt', { admin: { position: 'sidebar' } }),
    momentField('movedAt', { label: 'Last moved', admin: { position: 'sidebar', description: 'The platform’s own accounts carry no balance and no date: their balance is the last rollup and what came since.' } }),
    { name: 'pageAutoTopUp', type: 'ui', admin: { disableListColumn: true, condition: (data) => data?.kind === 'client_wallet', components: { Field: '/src/admin/ledger/WalletAutoTopUp.tsx#WalletAutoTopUp' } } },
    { name: 'pagePostings', type: 'ui', admin: { disableListColumn: true, components: { Field: '/src/admin/ledger/AccountPostings.tsx#AccountPostings' } } },
    {
      name: 'received', type: 'join', collection: 'ledger-postings', on: 'to', defaultSort: '-position', defaultLimit: 20,
      admin: { defaultColumns: ['postedAt', 'transaction', 'from', 'amountMinor', 'toBalanceMinor'], allowCreate: false, hidden: true },
    },
    {
      name: 'sent', type: 'join', collection: 'ledger-postings', on: 'from', defaultSort: '-position', defaultLimit: 20,
      admin: { defaultColumns: ['postedAt', 'transaction', 'to', 'amountMinor', 'fromBalanceMinor'], allowCreate: false, hidden: true },
    },
    {
      name: 'lots', type: 'join', collection: 'ledger-lots', on: 'account', defaultSort: 'expiresAt', defaultLimit: 20,
      admin: { defaultColumns: ['grantedAt', 'amountMinor', 'remainingMinor', 'expiresAt'], allowCreate: false, condition: (data) => data?.kind === 'client_bonus' || data?.kind === 'points' },
    },
  ],
})
