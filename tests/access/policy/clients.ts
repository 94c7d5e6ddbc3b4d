import type { Behind } from './behind.ts'
import { table } from './table.ts'

/** Documents that are about a client: theirs to read, and for staff who look after money. */
export const KINDS_OF_CLIENTS = {
  own: 'one’s own', same: 'of somebody else on the website the call is about', foreign: 'of another website', deleted: 'that was there and is no more',
}

/** The lines of a collection that clients read their own of, and nobody writes. */
export const READ_BY_CLIENTS = `
                                 anonymous outsider client writer editor support admin superadmin
      read               own     _         _        +      _      _      _       _     _
      read               same    -         .        .      .      .      +       +     +
      read               foreign -         .        .      .      .      .       .     .
      create             same    -         -        -      -      -      -       -     -
      update/delete      own     _         _        -      _      _      _       _     _
      update/delete      same    -         .        .      .      .      -       -     -
      update/delete      foreign -         .        .      .      .      .       .     .
      read/update/delete deleted -         .        .      .      .      .       .     .
`.trim()

/** Behind a door for all who are logged in: its client and staff who look after money see it. */
export const forWhoReads = (collection: string): Behind => ({
  collection,
  rows: table(`
                    anonymous outsider client writer editor support admin superadmin
      reach own     _         _        +      _      _      _       _     _
      reach same    -         .        .      .      .      +       +     +
      reach foreign -         .        .      .      .      .       .     .
      reach deleted -         .        .      .      .      .       .     .
  `),
})

/** Behind a door for clients. */
export const forItsClient = (collection: string): Behind => ({
  collection,
  rows: table(`
                    anonymous outsider client writer editor support admin superadmin
      reach own     _         _        +      _      _      _       _     _
      reach same    -         -        .      -      -      -       -     -
      reach foreign -         -        .      -      -      -       -     -
      reach deleted -         -        .      -      -      -       -     -
  `),
})
