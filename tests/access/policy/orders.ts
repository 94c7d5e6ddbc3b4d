import { type CollectionPolicy, table } from './table.ts'

const foreign = 'of another website'
const deleted = 'that was there and is no more'

export const ORDERS: Record<string, CollectionPolicy> = {
  orders: {
    kinds: {
      own: 'in progress, with the caller as its client or its writer',
      draft: 'the caller’s own draft',
      same: 'in progress, of other people on the website',
      available: 'of another client, waiting for a writer',
      foreign,
      deleted,
    },
    states: { state: 'transitions' },
    // Made of a quote by POST /api/orders, which is among the endpoints.
    rows: table(`
                                       anonymous outsider client writer editor support admin superadmin
      read                   own       _         _        +      +      _      _       _     _
      read                   draft     _         _        +      _      _      _       _     _
      read                   same      -         .        .      .      +      +       +     +
      read                   available -         .        .      +      +      +       +     +
      read                   foreign   -         .        .      .      .      .       .     .
      create                 same      -         -        -      -      -      -       -     -
      update                 own       _         _        !      -      _      _       _     _
      update                 draft     _         _        +      _      _      _       _     _
      update                 same      -         .        .      .      -      +       +     +
      update                 available -         .        .      -      -      +       +     +
      update                 foreign   -         .        .      .      .      .       .     .
      delete                 own       _         _        -      -      _      _       _     _
      delete                 draft     _         _        -      _      _      _       _     _
      delete                 same      -         .        .      .      -      -       -     -
      delete                 available -         .        .      -      -      -       -     -
      delete                 foreign   -         .        .      .      .      .       .     .
      read/update/delete     deleted   -         .        .      .      .      .       .     .
      see-totalMinor         own       _         _        +      -      _      _       _     _
      see-totalMinor         available -         -        -      -      +      +       +     +
      see-taxMinor           own       _         _        +      -      _      _       _     _
      see-taxMinor           available -         -        -      -      +      +       +     +
      see-tax                own       _         _        +      -      _      _       _     _
      see-tax                available -         -        -      -      +      +       +     +
      see-paidMinor          own       _         _        +      -      _      _       _     _
      see-paidMinor          available -         -        -      -      +      +       +     +
      see-refundedMinor      own       _         _        +      -      _      _       _     _
      see-refundedMinor      available -         -        -      -      +      +       +     +
      see-paymentStatus      own       _         _        +      -      _      _       _     _
      see-paymentStatus      available -         -        -      -      +      +       +     +
      see-lines              own       _         _        +      -      _      _       _     _
      see-lines              available -         -        -      -      +      +       +     +
      see-discounts          own       _         _        +      -      _      _       _     _
      see-discounts          available -         -        -      -      +      +       +     +
      see-installmentPlan    own       _         _        +      -      _      _       _     _
      see-installmentPlan    available -         -        -      -      +      +       +     +
      see-quoteId            own       _         _        +      -      _      _       _     _
      see-quoteId            available -         -        -      -      +      +       +     +
      see-quoteHash          own       _         _        +      -      _      _       _     _
      see-quoteHash          available -         -        -      -      +      +       +     +
      see-quoteExpiresAt     own       _         _        +      -      _      _       _     _
      see-quoteExpiresAt     available -         -        -      -      +      +       +     +
      see-quoteInputs        own       _         _        +      -      _      _       _     _
      see-quoteInputs        available -         -        -      -      +      +       +     +
      see-writerShareMinor   own       _         _        -      +      _      _       _     _
      see-writerShareMinor   same      -         -        -      -      +      +       +     +
      see-writerSharePercent own       _         _        -      +      _      _       _     _
      see-writerSharePercent same      -         -        -      -      +      +       +     +
      see-client             own       _         _        +      -      _      _       _     _
      see-client             available -         -        -      -      +      +       +     +
      see-writer             own       _         _        -      +      _      _       _     _
      see-writer             same      -         -        -      -      +      +       +     +
      see-clientName         own       _         _        +      +      _      _       _     _
      see-clientName         available -         -        -      -      +      +       +     +
      see-writerName         own       _         _        +      +      _      _       _     _
      see-writerName         same      -         -        -      -      +      +       +     +
      see-workSince          own       _         _        -      -      _      _       _     _
      see-workSince          same      -         -        -      -      +      +       +     +
      see-heldFrom           own       _         _        -      -      _      _       _     _
      see-heldFrom           same      -         -        -      -      +      +       +     +
      see-priceTable         own       _         _        -      -      _      _       _     _
      see-priceTable         available -         -        -      -      +      +       +     +
    `),
  },
  'order-assignments': {
    kinds: { own: 'of the caller as the writer', same: 'of another writer of the website', foreign, deleted },
    rows: table(`
                                 anonymous outsider client writer editor support admin superadmin
      read               own     _         _        _      +      _      _       _     _
      read               same    -         .        .      .      +      +       +     +
      read               foreign -         .        .      .      .      .       .     .
      create             same    -         -        -      -      -      -       -     -
      update/delete      own     _         _        _      -      _      _       _     _
      update/delete      same    -         .        .      .      -      -       -     -
      update/delete      foreign -         .        .      .      .      .       .     .
      read/update/delete deleted -         .        .      .      .      .       .     .
    `),
  },
  'order-requests': {
    kinds: { own: 'of the caller as the writer', same: 'of another writer of the website', foreign, deleted },
    states: { answer: 'operations' },
    rows: table(`
                                 anonymous outsider client writer editor support admin superadmin
      read               own     _         _        _      +      _      _       _     _
      read               same    -         .        .      .      +      +       +     +
      read               foreign -         .        .      .      .      .       .     .
      create             same    -         -        -      -      -      -       -     -
      update/delete      own     _         _        _      -      _      _       _     _
      update/delete      same    -         .        .      .      -      -       -     -
      update/delete      foreign -         .        .      .      .      .       .     .
      read/update/delete deleted -         .        .      .      .      .       .     .
    `),
  },
  'order-notes': {
    kinds: { same: 'about an order of the website', foreign, deleted },
    rows: table(`
                                 anonymous outsider client writer editor support admin superadmin
      read               same    -         .        -      -      +      +       +     +
      read               foreign -         .        -      -      .      .       .     .
      create             same    -         -        -      -      +      +       +     +
      create             foreign -         !        -      -      -      -       -     !
      update/delete      same    -         .        -      -      -      -       -     -
      update/delete      foreign -         .        -      -      .      .       .     .
      read/update/delete deleted -         .        -      -      .      .       .     .
    `),
  },
  deliverables: {
    kinds: { same: 'of an order of the website', foreign, deleted },
    states: { scanState: 'operations' },
    // Clients and writers come to files through their order: GET /api/orders/:id/deliverables.
    rows: table(`
                                 anonymous outsider client writer editor support admin superadmin
      read               same    -         .        -      -      +      +       +     +
      read               foreign -         .        -      -      .      .       .     .
      create             same    -         -        -      -      -      -       -     -
      update/delete      same    -         .        -      -      -      -       -     -
      update/delete      foreign -         .        -      -      .      .       .     .
      read/update/delete deleted -         .        -      -      .      .       .     .
    `),
  },
}
