import { type CollectionPolicy, table } from './table.ts'

const same = 'of the website the call is about'
const foreign = 'of another website'
const platform = 'of no website'
const deleted = 'that was there and is no more'

export const PLATFORM: Record<string, CollectionPolicy> = {
  websites: {
    kinds: { same: 'the website the call is about', foreign: 'another website', deleted },
    rows: table(`
                                 anonymous outsider client writer editor support admin superadmin
      read               same    +         +        +      +      +      +       +     +
      read               foreign .         .        .      .      .      .       .     .
      create             same    -         -        -      -      -      -       -     +
      update             same    -         -        -      -      -      -       +     +
      update             foreign .         .        .      .      .      .       .     .
      delete             same    -         -        -      -      -      -       -     -
      delete             foreign .         .        .      .      .      .       .     .
      read/update/delete deleted .         .        .      .      .      .       .     .
      see-settings       same    -         -        -      -      +      +       +     +
      see-papers         same    -         -        -      -      +      +       +     +
      see-payouts        same    -         -        -      -      +      +       +     +
    `),
  },
  'timeline-events': {
    kinds: { same, foreign, deleted },
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
  timers: {
    kinds: { same, foreign, deleted },
    states: { state: 'operations' },
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
  'outbox-events': {
    kinds: { same, foreign, platform, deleted },
    rows: table(`
                                  anonymous outsider client writer editor support admin superadmin
      read               same     -         -        -      -      -      -       -     +
      read               platform -         -        -      -      -      -       -     +
      read               foreign  -         -        -      -      -      -       -     .
      create             same     -         -        -      -      -      -       -     -
      update/delete      same     -         -        -      -      -      -       -     -
      update/delete      platform -         -        -      -      -      -       -     -
      update/delete      foreign  -         -        -      -      -      -       -     .
      read/update/delete deleted  -         -        -      -      -      -       -     .
    `),
  },
  'idempotency-keys': {
    kinds: { same, foreign, deleted },
    rows: table(`
                                 anonymous outsider client writer editor support admin superadmin
      read               same    -         -        -      -      -      -       -     -
      read               foreign -         -        -      -      -      -       -     -
      create             same    -         -        -      -      -      -       -     -
      update/delete      same    -         -        -      -      -      -       -     -
      update/delete      foreign -         -        -      -      -      -       -     -
      read/update/delete deleted -         -        -      -      -      -       -     -
    `),
  },
  mails: {
    kinds: { platform, deleted },
    states: { state: 'operations' },
    rows: table(`
                                  anonymous outsider client writer editor support admin superadmin
      read               platform -         -        -      -      -      -       -     +
      create             platform -         -        -      -      -      -       -     -
      update/delete      platform -         -        -      -      -      -       -     -
      read/update/delete deleted  -         -        -      -      -      -       -     .
    `),
  },
}
