import { type CollectionPolicy, table } from './table.ts'

/** A quarrel with a client's bank: for money staff, and not for the client it is about. */
export const DISPUTES: Record<string, CollectionPolicy> = {
  'gateway-disputes': {
    kinds: { own: 'about one’s own payment', same: 'of somebody else on the website the call is about', foreign: 'of another website', deleted: 'that was there and is no more' },
    states: { state: 'transitions' },
    rows: table(`
                                 anonymous outsider client writer editor support admin superadmin
      read               own     _         _        -      -      _      _       _     _
      read               same    -         .        -      -      -      +       +     +
      read               foreign -         .        -      -      -      .       .     .
      create             same    -         -        -      -      -      -       -     -
      update/delete      own     _         _        -      -      _      _       _     _
      update/delete      same    -         .        -      -      -      -       -     -
      update/delete      foreign -         .        -      -      -      .       .     .
      read/update/delete deleted -         .        -      -      -      .       .     .
    `),
  },
}

const reach = (outsider: '-' | '.') => ({
  collection: 'gateway-disputes',
  rows: table(`
                  anonymous outsider client writer editor support admin superadmin
    reach own     _         _        -      -      _      _       _     _
    reach same    -         ${outsider}        -      -      -      +       +     +
    reach foreign -         ${outsider}        -      -      -      .       .     .
    reach deleted -         ${outsider}        -      -      -      .       .     .
  `),
})

export const DISPUTES_BEHIND = {
  'GET /api/gateway-disputes/:id/transitions': reach('.'),
  'GET /api/gateway-disputes/:id/evidence': reach('-'),
}
