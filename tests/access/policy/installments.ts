import type { Behind } from './behind.ts'
import { forItsClient, forWhoReads, KINDS_OF_CLIENTS, READ_BY_CLIENTS } from './clients.ts'
import { type CollectionPolicy, table } from './table.ts'

/** Payment in parts: clients see their own plans, and not how the platform looks after them. */
export const INSTALLMENTS: Record<string, CollectionPolicy> = {
  'installment-plans': {
    kinds: KINDS_OF_CLIENTS,
    states: { state: 'transitions' },
    rows: table(`
      ${READ_BY_CLIENTS}
      see-charge         own     _         _        -      _      _      _       _     _
      see-charge         same    -         -        -      -      -      +       +     +
      see-charges        own     _         _        -      _      _      _       _     _
      see-charges        same    -         -        -      -      -      +       +     +
      see-nextAt         own     _         _        -      _      _      _       _     _
      see-nextAt         same    -         -        -      -      -      +       +     +
    `),
  },
  installments: {
    kinds: KINDS_OF_CLIENTS,
    states: { state: 'transitions' },
    rows: table(READ_BY_CLIENTS),
  },
}

/** Behind the doors of its endpoints. */
export const BEHIND_INSTALLMENTS: Record<string, Behind> = {
  'GET /api/installment-plans/:id/transitions': forWhoReads('installment-plans'),
  'GET /api/installments/:id/transitions': forWhoReads('installments'),
  'POST /api/installment-plans/:id/method': forItsClient('installment-plans'),
}
