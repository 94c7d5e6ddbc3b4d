import { type CollectionPolicy, table } from './table.ts'

const same = 'of the website the call is about'
const foreign = 'of another website'
const platform = 'of no website'

export const PLATFORM: Record<string, CollectionPolicy> = {
  websites: {
    kinds: { same: 'the website the call is about', foreign: 'another website' },
    rows: table(`
                    anonymous outsider client writer editor support admin superadmin
      read   same       +         +       +      +      +      +      +       +
      read   foreign    .         .       .      .      .      .      .       .
      create same       -         -       -      -      -      -      -       +
      update same       -         -       -      -      -      -      +       +
      update foreign    .         .       .      .      .      .      .       .
      delete same       -         -       -      -      -      -      -       -
      delete foreign    .         .       .      .      .      .      .       .
      see-settings same -         -       -      -      +      +      +       +
    `),
  },
  'timeline-events': {
    kinds: { same, foreign },
    rows: table(`
                            anonymous outsider client writer editor support admin superadmin
      read          same        -         .       -      -      +      +      +       +
      read          foreign     -         .       -      -      .      .      .       .
      create        same        -         -       -      -      -      -      -       -
      update/delete same        -         .       -      -      -      -      -       -
      update/delete foreign     -         .       -      -      .      .      .       .
    `),
  },
  timers: {
    kinds: { same, foreign },
    states: { state: 'operations' },
    rows: table(`
                            anonymous outsider client writer editor support admin superadmin
      read          same        -         .       -      -      +      +      +       +
      read          foreign     -         .       -      -      .      .      .       .
      create        same        -         -       -      -      -      -      -       -
      update/delete same        -         .       -      -      -      -      -       -
      update/delete foreign     -         .       -      -      .      .      .       .
    `),
  },
  'outbox-events': {
    kinds: { same, foreign, platform },
    rows: table(`
                             anonymous outsider client writer editor support admin superadmin
      read          same         -         -       -      -      -      -      -       +
      read          platform     -         -       -      -      -      -      -       +
      read          foreign      -         -       -      -      -      -      -       .
      create        same         -         -       -      -      -      -      -       -
      update/delete same         -         -       -      -      -      -      -       -
      update/delete platform     -         -       -      -      -      -      -       -
      update/delete foreign      -         -       -      -      -      -      -       .
    `),
  },
  'idempotency-keys': {
    kinds: { same, foreign },
    rows: table(`
                            anonymous outsider client writer editor support admin superadmin
      read          same        -         -       -      -      -      -      -       -
      read          foreign     -         -       -      -      -      -      -       -
      create        same        -         -       -      -      -      -      -       -
      update/delete same        -         -       -      -      -      -      -       -
      update/delete foreign     -         -       -      -      -      -      -       -
    `),
  },
  mails: {
    kinds: { platform },
    states: { state: 'operations' },
    rows: table(`
                             anonymous outsider client writer editor support admin superadmin
      read          platform     -         -       -      -      -      -      -       +
      create        platform     -         -       -      -      -      -      -       -
      update/delete platform     -         -       -      -      -      -      -       -
    `),
  },
  'payload-kv': {
    kinds: { platform },
    rows: table(`
                             anonymous outsider client writer editor support admin superadmin
      read          platform     -         -       -      -      -      -      -       -
      create        platform     -         -       -      -      -      -      -       -
      update/delete platform     -         -       -      -      -      -      -       -
    `),
  },
}
