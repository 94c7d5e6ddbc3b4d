import type { Behind } from './behind.ts'
import { type CollectionPolicy, table } from './table.ts'

const same = 'of somebody else on the website the call is about'
const foreign = 'of another website'
const deleted = 'that was there and is no more'

const READS = `
      read               own     _         _        +      _      _      _       _     _
      read               same    -         .        .      .      .      +       +     +
      read               foreign -         .        .      .      .      .       .     .
      create             same    -         -        -      -      -      -       -     -
      update/delete      own     _         _        -      _      _      _       _     _
      update/delete      same    -         .        .      .      .      -       -     -
      update/delete      foreign -         .        .      .      .      .       .     .
      read/update/delete deleted -         .        .      .      .      .       .     .
`

/** Payment in parts: clients see their own plans, and not how the platform looks after them. */
export const INSTALLMENTS: Record<string, CollectionPolicy> = {
  'installment-plans': {
    kinds: { own: 'one’s own', same, foreign, deleted },
    states: { state: 'transitions' },
    rows: table(`
                                 anonymous outsider client writer editor support admin superadmin
      ${READS.trim()}
      see-charge         own     _         _        -      _      _      _       _     _
      see-charge         same    -         -        -      -      -      +       +     +
      see-charges        own     _         _        -      _      _      _       _     _
      see-charges        same    -         -        -      -      -      +       +     +
      see-nextAt         own     _         _        -      _      _      _       _     _
      see-nextAt         same    -         -        -      -      -      +       +     +
    `),
  },
  installments: {
    kinds: { own: 'one’s own', same, foreign, deleted },
    states: { state: 'transitions' },
    rows: table(`
                                 anonymous outsider client writer editor support admin superadmin
      ${READS.trim()}
    `),
  },
}

/** Behind the doors of its endpoints. */
export const BEHIND_INSTALLMENTS: Record<string, Behind> = {
  'GET /api/installment-plans/:id/transitions': {
    collection: 'installment-plans',
    rows: table(`
                    anonymous outsider client writer editor support admin superadmin
      reach own     _         _        +      _      _      _       _     _
      reach same    -         .        .      .      .      +       +     +
      reach foreign -         .        .      .      .      .       .     .
      reach deleted -         .        .      .      .      .       .     .
    `),
  },
  'GET /api/installments/:id/transitions': {
    collection: 'installments',
    rows: table(`
                    anonymous outsider client writer editor support admin superadmin
      reach own     _         _        +      _      _      _       _     _
      reach same    -         .        .      .      .      +       +     +
      reach foreign -         .        .      .      .      .       .     .
      reach deleted -         .        .      .      .      .       .     .
    `),
  },
  'POST /api/installment-plans/:id/method': {
    collection: 'installment-plans',
    rows: table(`
                    anonymous outsider client writer editor support admin superadmin
      reach own     _         _        +      _      _      _       _     _
      reach same    -         -        .      -      -      -       -     -
      reach foreign -         -        .      -      -      -       -     -
      reach deleted -         -        .      -      -      -       -     -
    `),
  },
}
