import { type CollectionPolicy, table } from './table.ts'

const same = 'of somebody else on the website the call is about'
const foreign = 'of another website'
const deleted = 'that was there and is no more'

/** Money that goes back: clients see their own, and not what staff note about it. */
export const REFUNDS: Record<string, CollectionPolicy> = {
  refunds: {
    kinds: { own: 'one’s own', same, foreign, deleted },
    states: { state: 'transitions' },
    rows: table(`
                                 anonymous outsider client writer editor support admin superadmin
      read               own     _         _        +      _      _      _       _     _
      read               same    -         .        .      .      .      +       +     +
      read               foreign -         .        .      .      .      .       .     .
      create             same    -         -        -      -      -      -       -     -
      update/delete      own     _         _        -      _      _      _       _     _
      update/delete      same    -         .        .      .      .      -       -     -
      update/delete      foreign -         .        .      .      .      .       .     .
      read/update/delete deleted -         .        .      .      .      .       .     .
      see-afterEarnedMinor own     _         _        -      _      _      _       _     _
      see-afterEarnedMinor same    -         -        -      -      -      +       +     +
      see-clawedBackMinor own     _         _        -      _      _      _       _     _
      see-clawedBackMinor same    -         -        -      -      -      +       +     +
      see-parts          own     _         _        -      _      _      _       _     _
      see-parts          same    -         -        -      -      -      +       +     +
      see-whyPerson      own     _         _        -      _      _      _       _     _
      see-whyPerson      same    -         -        -      -      -      +       +     +
      see-limitMinor     own     _         _        -      _      _      _       _     _
      see-limitMinor     same    -         -        -      -      -      +       +     +
      see-requestedBy    own     _         _        -      _      _      _       _     _
      see-requestedBy    same    -         -        -      -      -      +       +     +
      see-decidedBy      own     _         _        -      _      _      _       _     _
      see-decidedBy      same    -         -        -      -      -      +       +     +
      see-heldTransaction own     _         _        -      _      _      _       _     _
      see-heldTransaction same    -         -        -      -      -      +       +     +
      see-earnedTransaction own     _         _        -      _      _      _       _     _
      see-earnedTransaction same    -         -        -      -      -      +       +     +
      see-nextAskAt      own     _         _        -      _      _      _       _     _
      see-nextAskAt      same    -         -        -      -      -      +       +     +
    `),
  },
}

export const REFUNDS_BEHIND = {
  'GET /api/refunds/:id/transitions': {
    collection: 'refunds',
    rows: table(`
                    anonymous outsider client writer editor support admin superadmin
      reach own     _         _        +      _      _      _       _     _
      reach same    -         .        .      .      .      +       +     +
      reach foreign -         .        .      .      .      .       .     .
      reach deleted -         .        .      .      .      .       .     .
    `),
  },
}
