import type { CollectionConfig } from 'payload'
import { never } from '../../access/compose.ts'
import { readLedger } from '../../access/ledger.ts'
import { websiteField } from '../websiteField.ts'

type Ledger = Pick<CollectionConfig, 'slug' | 'labels' | 'admin' | 'defaultSort' | 'fields'>

/**
 * A table of the books: read-only whichever way one comes in. Rows are written by `post` and the
 * ledger's jobs alone, in SQL, and the database refuses to change them (`guards/ledger.sql`).
 */
export const ledgerCollection = ({ admin, fields, ...ledger }: Ledger): CollectionConfig => ({
  ...ledger,
  // Its moments are fields of its own: each index less makes a posting cheaper.
  timestamps: false,
  access: { create: never, read: readLedger, update: never, delete: never },
  admin: { group: 'Money', ...admin },
  fields: [websiteField(), ...fields],
})
