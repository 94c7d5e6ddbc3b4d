import { type CollectionPolicy, table } from './table.ts'

const foreign = 'of another website'
const deleted = 'that was there and is no more'

export const PRICING: Record<string, CollectionPolicy> = {
  services: {
    kinds: { same: 'sold on the website', inactive: 'not sold any more', foreign, deleted },
    rows: table(`
                                  anonymous outsider client writer editor support admin superadmin
      read               same     +         +        +      +      +      +       +     +
      read               inactive .         .        .      .      +      +       +     +
      read               foreign  .         .        .      .      .      .       .     .
      create             same     -         -        -      -      -      -       +     +
      create             foreign  -         !        -      -      -      -       -     !
      update             same     -         -        -      -      -      -       +     +
      update             inactive .         .        .      .      -      -       +     +
      update             foreign  .         .        .      .      .      .       .     .
      delete             same     -         -        -      -      -      -       -     -
      delete             inactive .         .        .      .      -      -       -     -
      delete             foreign  .         .        .      .      .      .       .     .
      read/update/delete deleted  .         .        .      .      .      .       .     .
    `),
  },
  'price-tables': {
    kinds: { same: 'a draft', scheduled: 'scheduled: quotes rely on it', foreign, deleted },
    states: { state: 'transitions' },
    rows: table(`
                                   anonymous outsider client writer editor support admin superadmin
      read               same      -         .        -      -      +      +       +     +
      read               scheduled -         .        -      -      +      +       +     +
      read               foreign   -         .        -      -      .      .       .     .
      create             same      -         -        -      -      -      -       +     +
      create             foreign   -         !        -      -      -      -       -     !
      update             same      -         .        -      -      -      -       +     +
      update             scheduled -         .        -      -      -      -       !     !
      update             foreign   -         .        -      -      .      .       .     .
      delete             same      -         .        -      -      -      -       +     +
      delete             scheduled -         .        -      -      -      -       -     -
      delete             foreign   -         .        -      -      .      .       .     .
      read/update/delete deleted   -         .        -      -      .      .       .     .
    `),
  },
}
