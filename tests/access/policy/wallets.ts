import { KINDS_OF_CLIENTS } from './clients.ts'
import { type CollectionPolicy, table } from './table.ts'

const { same, foreign, deleted } = KINDS_OF_CLIENTS

/** What staff do to a client's wallet: the client sees what became of it, not the case. */
const walletCases = (): CollectionPolicy['rows'] =>
  table(`
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
  `)

export const WALLETS: Record<string, CollectionPolicy> = {
  withdrawals: {
    kinds: { own: 'of one’s own wallet', same, foreign, deleted },
    states: { state: 'transitions' },
    rows: walletCases(),
  },
  'bonus-credits': {
    kinds: { own: 'of one’s own wallet', same, foreign, deleted },
    states: { state: 'transitions' },
    rows: walletCases(),
  },
  'wallet-freezes': {
    kinds: { own: 'of one’s own wallet', same, foreign, deleted },
    states: { state: 'transitions' },
    rows: walletCases(),
  },
}

const transitionsOf = (collection: string) => ({
  collection,
  rows: table(`
                  anonymous outsider client writer editor support admin superadmin
    reach own     _         _        -      -      _      _       _     _
    reach same    -         .        -      -      -      +       +     +
    reach foreign -         .        -      -      -      .       .     .
    reach deleted -         .        -      -      -      .       .     .
  `),
})

/** The moves of each, behind their collection. */
export const WALLETS_BEHIND = Object.fromEntries(Object.keys(WALLETS).map((slug) => [`GET /api/${slug}/:id/transitions`, transitionsOf(slug)]))
