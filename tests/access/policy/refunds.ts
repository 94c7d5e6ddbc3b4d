import { forWhoReads, KINDS_OF_CLIENTS, READ_BY_CLIENTS } from './clients.ts'
import { type CollectionPolicy, table } from './table.ts'

/** Money that goes back: clients see their own, and not what staff note about it. */
export const REFUNDS: Record<string, CollectionPolicy> = {
  refunds: {
    kinds: KINDS_OF_CLIENTS,
    states: { state: 'transitions' },
    rows: table(`
      ${READ_BY_CLIENTS}
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
  'GET /api/refunds/:id/transitions': forWhoReads('refunds'),
}
