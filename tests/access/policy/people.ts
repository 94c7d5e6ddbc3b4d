import { KINDS_OF_CLIENTS } from './clients.ts'
import { type CollectionPolicy, table } from './table.ts'

const { deleted } = KINDS_OF_CLIENTS

export const PEOPLE: Record<string, CollectionPolicy> = {
  users: {
    kinds: {
      own: 'oneself',
      same: 'a client of the website',
      boss: 'a superadmin without memberships',
      chief: 'a superadmin with a membership of the website',
      foreign: 'somebody of another website alone',
      deleted,
    },
    // An outsider who is an admin elsewhere may make people there, also while asking about this website.
    rows: table(`
                                 anonymous outsider client writer editor support admin superadmin
      read               own     _         +        +      +      +      +       +     +
      read               same    -         .        .      .      +      +       +     +
      read               boss    -         .        .      .      .      .       .     +
      read               chief   -         .        .      .      +      +       +     +
      read               foreign -         .        .      .      .      .       .     +
      create             same    -         -        -      -      -      -       +     +
      create             foreign -         +        -      -      -      -       -     +
      update             own     _         +        +      +      +      +       +     +
      update             same    -         .        .      .      -      -       +     +
      update             boss    -         .        .      .      .      .       .     +
      update             chief   -         .        .      .      -      -       -     +
      update             foreign -         .        .      .      .      .       .     +
      delete             own     _         -        -      -      -      -       -     -
      delete             same    -         .        .      .      -      -       -     -
      delete             boss    -         .        .      .      .      .       .     -
      delete             chief   -         .        .      .      -      -       -     -
      delete             foreign -         .        .      .      .      .       .     -
      read/update/delete deleted -         .        .      .      .      .       .     .
      unlock             own     _         -        -      -      -      -       +     +
      unlock             same    -         -        -      -      -      -       +     +
      unlock             boss    -         -        -      -      -      -       -     +
      unlock             chief   -         -        -      -      -      -       -     +
      unlock             foreign -         -        -      -      -      -       -     +
      unlock             deleted -         -        -      -      -      -       -     -
      see-sessions       own     _         +        +      +      +      +       +     +
      see-sessions       same    -         -        -      -      -      -       -     -
      see-_verified      own     _         +        +      +      +      +       +     +
      see-_verified      same    -         -        -      -      +      +       +     +
    `),
  },
  'client-profiles': {
    kinds: KINDS_OF_CLIENTS,
    rows: table(`
                                 anonymous outsider client writer editor support admin superadmin
      read               own     _         _        +      _      _      _       _     _
      read               same    -         .        .      .      +      +       +     +
      read               foreign -         .        .      .      .      .       .     .
      create             same    -         -        -      -      -      +       +     +
      create             foreign -         !        -      -      -      -       -     !
      update             own     _         _        +      _      _      _       _     _
      update             same    -         .        .      .      -      +       +     +
      update             foreign -         .        .      .      .      .       .     .
      delete             own     _         _        -      _      _      _       _     _
      delete             same    -         .        .      .      -      -       -     -
      delete             foreign -         .        .      .      .      .       .     .
      read/update/delete deleted -         .        .      .      .      .       .     .
      see-remarks        own     _         _        -      _      _      _       _     _
      see-remarks        same    -         -        -      -      +      +       +     +
    `),
  },
  'writer-profiles': {
    kinds: KINDS_OF_CLIENTS,
    rows: table(`
                                 anonymous outsider client writer editor support admin superadmin
      read               own     _         _        _      +      _      _       _     _
      read               same    -         .        .      .      +      +       +     +
      read               foreign -         .        .      .      .      .       .     .
      create             same    -         -        -      -      -      -       +     +
      create             foreign -         !        -      -      -      -       -     !
      update             own     _         _        _      -      _      _       _     _
      update             same    -         .        .      .      -      -       +     +
      update             foreign -         .        .      .      .      .       .     .
      delete             own     _         _        _      -      _      _       _     _
      delete             same    -         .        .      .      -      -       -     -
      delete             foreign -         .        .      .      .      .       .     .
      read/update/delete deleted -         .        .      .      .      .       .     .
    `),
  },
}
