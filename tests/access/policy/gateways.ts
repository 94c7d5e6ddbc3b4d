import { type CollectionPolicy, table } from './table.ts'

const same = 'of the website the call is about'
const foreign = 'of another website'
const deleted = 'that was there and is no more'

export const GATEWAYS: Record<string, CollectionPolicy> = {
  'payment-settings': {
    kinds: { same, foreign, deleted },
    rows: table(`
                               anonymous outsider client writer editor support admin superadmin
      read/update        same    -         .        -      -      -      -       +     +
      read/update        foreign -         .        -      -      -      -       .     .
      create             same    -         -        -      -      -      -       -     -
      delete             same    -         .        -      -      -      -       -     -
      delete             foreign -         .        -      -      -      -       .     .
      read/update/delete deleted -         .        -      -      -      -       .     .
    `),
  },
  'gateway-events': {
    kinds: { same, foreign, deleted },
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
}
