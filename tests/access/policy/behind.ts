import { forItsClient, forWhoReads } from './clients.ts'
import { BEHIND_INSTALLMENTS } from './installments.ts'
import { DISPUTES_BEHIND } from './disputes.ts'
import { REFUNDS_BEHIND } from './refunds.ts'
import { type Row, table } from './table.ts'
import { WALLETS_BEHIND } from './wallets.ts'

/** What an endpoint shows or does of which document, once the door has let somebody in. */
export type Behind = { collection: string; rows: Row[] }

const ofOrders = (text: string): Behind => ({ collection: 'orders', rows: table(text) })

const whoeverReadsTheOrder = (): Behind => ofOrders(`
                  anonymous outsider client writer editor support admin superadmin
  reach own       _         _        +      +      _      _       _     _
  reach draft     _         _        +      _      _      _       _     _
  reach same      -         .        .      .      +      +       +     +
  reach available -         .        .      +      +      +       +     +
  reach foreign   -         .        .      .      .      .       .     .
  reach deleted   -         .        .      .      .      .       .     .
`)

const itsStaff = (): Behind => ofOrders(`
                  anonymous outsider client writer editor support admin superadmin
  reach own       _         _        -      -      _      _       _     _
  reach draft     _         _        -      _      _      _       _     _
  reach same      -         -        -      -      +      +       +     +
  reach available -         -        -      -      +      +       +     +
  reach foreign   -         -        -      -      .      .       .     .
  reach deleted   -         -        -      -      .      .       .     .
`)

const itsAdmins = (collection: string): Behind => ({
  collection,
  rows: table(`
                  anonymous outsider client writer editor support admin superadmin
    reach same    -         -        -      -      -      -       +     +
    reach foreign -         -        -      -      -      -       .     .
    reach deleted -         -        -      -      -      -       .     .
  `),
})

/** `outsider` is refused by a door for roles, and finds nothing behind one for whoever is logged in. */
const staffOfThePriceTable = (outsider: '-' | '.'): Behind => ({
  collection: 'price-tables',
  rows: table(`
                    anonymous outsider client writer editor support admin superadmin
    reach same      -         ${outsider}        -      -      +      +       +     +
    reach scheduled -         ${outsider}        -      -      +      +       +     +
    reach foreign   -         ${outsider}        -      -      .      .       .     .
    reach deleted   -         ${outsider}        -      -      .      .       .     .
  `),
})

/** Whole account numbers are in the files, so that their door is for admins. */
const ofBatches = (outsider: '-' | '.', support: '+' | '-'): Behind => ({
  collection: 'payout-batches',
  rows: table(`
                  anonymous outsider client writer editor support admin superadmin
    reach same    -         ${outsider}        -      -      -      ${support}       +     +
    reach foreign -         ${outsider}        -      -      -      ${support === '+' ? '.' : '-'}       .     .
    reach deleted -         ${outsider}        -      -      -      ${support === '+' ? '.' : '-'}       .     .
  `),
})

/**
 * A table for every endpoint with a document in its address, by the kinds of the collection's table.
 * Moves (`/transitions/:name`) are in `transitions.ts`; who may have which file is below.
 */
export const BEHIND: Record<string, Behind> = {
  ...WALLETS_BEHIND,
  ...DISPUTES_BEHIND,
  ...REFUNDS_BEHIND,
  ...BEHIND_INSTALLMENTS,
  'GET /api/orders/:id/timeline': whoeverReadsTheOrder(),
  'GET /api/orders/:id/transitions': whoeverReadsTheOrder(),
  'GET /api/orders/:id/deliverables': whoeverReadsTheOrder(),
  // A writer sees an order that waits for one, and adds nothing to it.
  'POST /api/orders/:id/deliverables': ofOrders(`
                    anonymous outsider client writer editor support admin superadmin
    reach own       _         _        +      +      _      _       _     _
    reach draft     _         _        +      _      _      _       _     _
    reach same      -         .        .      .      +      +       +     +
    reach available -         .        .      -      +      +       +     +
    reach foreign   -         .        .      .      .      .       .     .
    reach deleted   -         .        .      .      .      .       .     .
  `),
  // Reached and not paid: only its client pays, the others are told so.
  'POST /api/orders/:id/pay': ofOrders(`
                    anonymous outsider client writer editor support admin superadmin
    reach own       _         _        +      -      _      _       _     _
    reach draft     _         _        +      _      _      _       _     _
    reach same      -         .        .      .      -      -       -     -
    reach available -         .        .      -      -      -       -     -
    reach foreign   -         .        .      .      .      .       .     .
    reach deleted   -         .        .      .      .      .       .     .
  `),
  'GET /api/orders/:id/notes': itsStaff(),
  'POST /api/orders/:id/notes': itsStaff(),
  'GET /api/price-tables/:id/transitions': staffOfThePriceTable('.'),
  'POST /api/price-tables/:id/preview': staffOfThePriceTable('-'),
  'GET /api/price-tables/:id/problems': staffOfThePriceTable('-'),
  'POST /api/price-tables/:id/duplicate': {
    collection: 'price-tables',
    rows: table(`
                      anonymous outsider client writer editor support admin superadmin
      reach same      -         -        -      -      -      -       +     +
      reach scheduled -         -        -      -      -      -       +     +
      reach foreign   -         -        -      -      -      -       .     .
      reach deleted   -         -        -      -      -      -       .     .
    `),
  },
  'GET /api/top-ups/:id/transitions': forWhoReads('top-ups'),
  'POST /api/payments/:id/retry': forItsClient('payments'),
  'POST /api/payments/:id/cancel': {
    collection: 'payments',
    rows: table(`
                    anonymous outsider client writer editor support admin superadmin
      reach own     _         _        +      _      _      _       _     _
      reach same    -         -        .      -      -      +       +     +
      reach foreign -         -        .      -      -      .       .     .
      reach deleted -         -        .      -      -      .       .     .
    `),
  },
  'GET /api/payments/:id/transitions': forWhoReads('payments'),
  'GET /api/papers/:id/pdf': forWhoReads('papers'),
  'GET /api/websites/:id/sample-paper': {
    collection: 'websites',
    rows: table(`
                    anonymous outsider client writer editor support admin superadmin
      reach same    -         -        -      -      -      -       +     +
      reach foreign -         -        -      -      -      -       .     .
      reach deleted -         -        -      -      -      -       .     .
    `),
  },
  'GET /api/adjustments/:id/transitions': {
    collection: 'adjustments',
    rows: table(`
                    anonymous outsider client writer editor support admin superadmin
      reach own     _         _        -      -      _      _       _     _
      reach same    -         .        -      -      -      +       +     +
      reach foreign -         .        -      -      -      .       .     .
      reach deleted -         .        -      -      -      .       .     .
    `),
  },
  'GET /api/payouts/:id/transitions': {
    collection: 'payouts',
    rows: table(`
                    anonymous outsider client writer editor support admin superadmin
      reach own     _         _        _      +      _      _       _     _
      reach same    -         .        .      .      .      +       +     +
      reach foreign -         .        .      .      .      .       .     .
      reach deleted -         .        .      .      .      .       .     .
    `),
  },
  'GET /api/payout-batches/:id/transitions': ofBatches('.', '+'),
  'GET /api/payout-batches/:id/csv': ofBatches('-', '-'),
  'GET /api/payout-batches/:id/pain001': ofBatches('-', '-'),
  'GET /api/gateway-events/:id/transitions': {
    collection: 'gateway-events',
    rows: table(`
                    anonymous outsider client writer editor support admin superadmin
      reach same    -         .        -      -      -      +       +     +
      reach foreign -         .        -      -      -      .       .     .
      reach deleted -         .        -      -      -      .       .     .
    `),
  },
  'POST /api/payment-settings/:id/keys': itsAdmins('payment-settings'),
  'POST /api/payment-settings/:id/test': itsAdmins('payment-settings'),
  'GET /api/earnings/:id/transitions': {
    collection: 'earnings',
    rows: table(`
                    anonymous outsider client writer editor support admin superadmin
      reach own     _         _        _      +      _      _       _     _
      reach same    -         .        .      .      .      +       +     +
      reach foreign -         .        .      .      .      .       .     .
      reach deleted -         .        .      .      .      .       .     .
    `),
  },
}

/**
 * Which file of which order is handed to whom by `GET …/deliverables/:deliverable/download`: `brief`, `reference`, `draft` and
 * `final` are clean ones, the final not delivered yet; `held` is in quarantine; `elsewhere` is a clean one of another order.
 */
export const FILES: Record<string, Row[]> = {
  own: table(`
                 anonymous outsider client writer editor support admin superadmin
    download brief     _   _        +      +      _      _       _     _
    download reference _   _        +      +      _      _       _     _
    download draft     _   _        +      +      _      _       _     _
    download final     _   _        .      +      _      _       _     _
    download held      _   _        .      .      _      _       _     _
    download elsewhere _   _        .      .      _      _       _     _
    download deleted   _   _        .      .      _      _       _     _
  `),
  same: table(`
                 anonymous outsider client writer editor support admin superadmin
    download brief     -   .        .      .      +      +       +     +
    download reference -   .        .      .      +      +       +     +
    download draft     -   .        .      .      +      +       +     +
    download final     -   .        .      .      +      +       +     +
    download held      -   .        .      .      .      .       .     .
    download elsewhere -   .        .      .      .      .       .     .
    download deleted   -   .        .      .      .      .       .     .
  `),
  available: table(`
                 anonymous outsider client writer editor support admin superadmin
    download brief     -   .        .      .      +      +       +     +
    download final     -   .        .      .      +      +       +     +
    download held      -   .        .      .      .      .       .     .
  `),
  foreign: table(`
                 anonymous outsider client writer editor support admin superadmin
    download brief     -   .        .      .      .      .       .     .
    download final     -   .        .      .      .      .       .     .
  `),
}
