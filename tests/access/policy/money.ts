import { KINDS_OF_CLIENTS, READ_BY_CLIENTS } from './clients.ts'
import { type CollectionPolicy, table } from './table.ts'

const { same, foreign, deleted } = KINDS_OF_CLIENTS

/** The books: nobody writes them but the platform, and clients and writers get statements instead. */
const books = (): CollectionPolicy => ({
  kinds: { same: 'of the website the call is about', foreign, deleted },
  rows: table(`
                               anonymous outsider client writer editor support admin superadmin
    read               same    -         .        -      -      -      +       +     +
    read               foreign -         .        -      -      -      .       .     .
    create             same    -         -        -      -      -      -       -     -
    update/delete      same    -         .        -      -      -      -       -     -
    update/delete      foreign -         .        -      -      -      .       .     .
    read/update/delete deleted -         .        -      -      -      .       .     .
  `),
})

export const MONEY: Record<string, CollectionPolicy> = {
  'ledger-accounts': books(),
  'ledger-transactions': books(),
  'ledger-postings': books(),
  'ledger-lots': books(),
  'ledger-lot-movements': books(),
  'ledger-rollups': books(),
  'ledger-seals': books(),
  papers: {
    kinds: KINDS_OF_CLIENTS,
    rows: table(`
      ${READ_BY_CLIENTS}
      see-transaction    own     _         _        -      _      _      _       _     _
      see-transaction    same    -         -        -      -      -      +       +     +
    `),
  },
  'top-ups': {
    kinds: KINDS_OF_CLIENTS,
    states: { state: 'transitions' },
    rows: table(`
      ${READ_BY_CLIENTS}
      see-reference      own     _         _        -      _      _      _       _     _
      see-reference      same    -         -        -      -      -      +       +     +
      see-decidedBy      own     _         _        -      _      _      _       _     _
      see-decidedBy      same    -         -        -      -      -      +       +     +
      see-transaction    own     _         _        -      _      _      _       _     _
      see-transaction    same    -         -        -      -      -      +       +     +
    `),
  },
  earnings: {
    kinds: KINDS_OF_CLIENTS,
    states: { state: 'transitions' },
    rows: table(`
                                 anonymous outsider client writer editor support admin superadmin
      read               own     _         _        _      +      _      _       _     _
      read               same    -         .        .      .      .      +       +     +
      read               foreign -         .        .      .      .      .       .     .
      create             same    -         -        -      -      -      -       -     -
      update/delete      own     _         _        _      -      _      _       _     _
      update/delete      same    -         .        .      .      .      -       -     -
      update/delete      foreign -         .        .      .      .      .       .     .
      read/update/delete deleted -         .        .      .      .      .       .     .
      see-totalMinor     own     _         _        _      -      _      _       _     _
      see-totalMinor     same    -         -        -      -      -      +       +     +
      see-taxMinor       own     _         _        _      -      _      _       _     _
      see-taxMinor       same    -         -        -      -      -      +       +     +
      see-returnedMinor  own     _         _        _      -      _      _       _     _
      see-returnedMinor  same    -         -        -      -      -      +       +     +
      see-returnedTaxMinor own     _         _        _      -      _      _       _     _
      see-returnedTaxMinor same    -         -        -      -      -      +       +     +
      see-jurisdiction   own     _         _        _      -      _      _       _     _
      see-jurisdiction   same    -         -        -      -      -      +       +     +
    `),
  },
  payouts: {
    kinds: KINDS_OF_CLIENTS,
    states: { state: 'transitions' },
    rows: table(`
                                 anonymous outsider client writer editor support admin superadmin
      read               own     _         _        _      +      _      _       _     _
      read               same    -         .        .      .      .      +       +     +
      read               foreign -         .        .      .      .      .       .     .
      create             same    -         -        -      -      -      -       -     -
      update/delete      own     _         _        _      -      _      _       _     _
      update/delete      same    -         .        .      .      .      -       -     -
      update/delete      foreign -         .        .      .      .      .       .     .
      read/update/delete deleted -         .        .      .      .      .       .     .
      see-batch    own     _         _        _      -      _      _       _     _
      see-batch    same    -         -        -      -      -      +       +     +
      see-reference    own     _         _        _      -      _      _       _     _
      see-reference    same    -         -        -      -      -      +       +     +
      see-gatewayId    own     _         _        _      -      _      _       _     _
      see-gatewayId    same    -         -        -      -      -      +       +     +
      see-period    own     _         _        _      -      _      _       _     _
      see-period    same    -         -        -      -      -      +       +     +
      see-requestedBy    own     _         _        _      -      _      _       _     _
      see-requestedBy    same    -         -        -      -      -      +       +     +
      see-approvedBy    own     _         _        _      -      _      _       _     _
      see-approvedBy    same    -         -        -      -      -      +       +     +
      see-approvedAt    own     _         _        _      -      _      _       _     _
      see-approvedAt    same    -         -        -      -      -      +       +     +
      see-transaction    own     _         _        _      -      _      _       _     _
      see-transaction    same    -         -        -      -      -      +       +     +
      see-settlement    own     _         _        _      -      _      _       _     _
      see-settlement    same    -         -        -      -      -      +       +     +
      see-reversal    own     _         _        _      -      _      _       _     _
      see-reversal    same    -         -        -      -      -      +       +     +
    `),
  },
  'payout-batches': {
    kinds: { same: 'of the website the call is about', foreign, deleted },
    states: { state: 'transitions' },
    rows: table(`
                                 anonymous outsider client writer editor support admin superadmin
      read               same    -         .        -      -      -      +       +     +
      read               foreign -         .        -      -      -      .       .     .
      create             same    -         -        -      -      -      -       -     -
      update/delete      same    -         .        -      -      -      -       -     -
      update/delete      foreign -         .        -      -      -      .       .     .
      read/update/delete deleted -         .        -      -      -      .       .     .
    `),
  },
  'payout-details': {
    kinds: KINDS_OF_CLIENTS,
    rows: table(`
                                 anonymous outsider client writer editor support admin superadmin
      read               own     _         _        _      +      _      _       _     _
      read               same    -         .        .      .      .      +       +     +
      read               foreign -         .        .      .      .      .       .     .
      create             same    -         -        -      -      -      -       +     +
      create             foreign -         !        -      -      -      -       -     !
      update/delete      own     _         _        _      -      _      _       _     _
      update/delete      same    -         .        .      .      .      -       -     -
      update/delete      foreign -         .        .      .      .      .       .     .
      read/update/delete deleted -         .        .      .      .      .       .     .
      see-iban    own     _         _        _      -      _      _       _     _
      see-iban    same    -         -        -      -      -      -       +     +
      see-bic    own     _         _        _      -      _      _       _     _
      see-bic    same    -         -        -      -      -      -       +     +
      see-accountId    own     _         _        _      -      _      _       _     _
      see-accountId    same    -         -        -      -      -      -       +     +
      see-changedBy    own     _         _        _      -      _      _       _     _
      see-changedBy    same    -         -        -      -      -      +       +     +
    `),
  },
  adjustments: {
    kinds: { own: 'of one’s own balance', same, foreign, deleted },
    states: { state: 'transitions' },
    rows: table(`
                                 anonymous outsider client writer editor support admin superadmin
      read               own     _         _        -      -      _      _       _     _
      read               same    -         .        -      -      -      +       +     +
      read               foreign -         .        -      -      -      .       .     .
      create             same    -         -        -      -      -      +       +     +
      create             foreign -         !        -      -      -      -       -     !
      update/delete      own     _         _        -      -      _      _       _     _
      update/delete      same    -         .        -      -      -      -       -     -
      update/delete      foreign -         .        -      -      -      .       .     .
      read/update/delete deleted -         .        -      -      -      .       .     .
    `),
  },
}
