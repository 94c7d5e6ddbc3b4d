import { KINDS_OF_CLIENTS, READ_BY_CLIENTS } from './clients.ts'
import { type CollectionPolicy, table } from './table.ts'

const { same, foreign, deleted } = KINDS_OF_CLIENTS

/** Attempts to pay, saved methods, and what became of a day at the gateway. */
export const PAYMENTS: Record<string, CollectionPolicy> = {
  reconciliations: {
    kinds: { same, foreign, deleted },
    states: { state: 'operations' },
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
  payments: {
    kinds: KINDS_OF_CLIENTS,
    states: { state: 'transitions' },
    rows: table(`
      ${READ_BY_CLIENTS}
      see-feeMinor       own     _         _        -      _      _      _       _     _
      see-feeMinor       same    -         -        -      -      -      +       +     +
      see-reference      own     _         _        -      _      _      _       _     _
      see-reference      same    -         -        -      -      -      +       +     +
      see-gatewayId      own     _         _        -      _      _      _       _     _
      see-gatewayId      same    -         -        -      -      -      +       +     +
      see-intentId       own     _         _        -      _      _      _       _     _
      see-intentId       same    -         -        -      -      -      +       +     +
      see-customerId     own     _         _        -      _      _      _       _     _
      see-customerId     same    -         -        -      -      -      +       +     +
      see-confirmedBy    own     _         _        -      _      _      _       _     _
      see-confirmedBy    same    -         -        -      -      -      +       +     +
      see-approvedBy     own     _         _        -      _      _      _       _     _
      see-approvedBy     same    -         -        -      -      -      +       +     +
      see-approvalMinor  own     _         _        -      _      _      _       _     _
      see-approvalMinor  same    -         -        -      -      -      +       +     +
      see-transaction    own     _         _        -      _      _      _       _     _
      see-transaction    same    -         -        -      -      -      +       +     +
      see-nextCheckAt    own     _         _        -      _      _      _       _     _
      see-nextCheckAt    same    -         -        -      -      -      +       +     +
      see-nextAction     own     _         _        +      _      _      _       _     _
      see-nextAction     same    -         -        -      -      -      -       -     -
    `),
  },
  'auto-top-ups': {
    kinds: KINDS_OF_CLIENTS,
    rows: table(`
      ${READ_BY_CLIENTS}
      see-charge         own     _         _        -      _      _      _       _     _
      see-charge         same    -         -        -      -      -      +       +     +
      see-charges        own     _         _        -      _      _      _       _     _
      see-charges        same    -         -        -      -      -      +       +     +
    `),
  },
  'payment-methods': {
    kinds: KINDS_OF_CLIENTS,
    rows: table(`
                                 anonymous outsider client writer editor support admin superadmin
      read               own     _         _        +      _      _      _       _     _
      read               same    -         .        .      .      .      +       +     +
      read               foreign -         .        .      .      .      .       .     .
      create             same    -         -        -      -      -      -       -     -
      update             own     _         _        -      _      _      _       _     _
      delete             own     _         _        +      _      _      _       _     _
      update/delete      same    -         .        .      .      .      -       -     -
      update/delete      foreign -         .        .      .      .      .       .     .
      read/update/delete deleted -         .        .      .      .      .       .     .
    `),
  },
}
