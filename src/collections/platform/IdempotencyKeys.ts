import type { CollectionConfig } from 'payload'
import { never } from '../../access/compose.ts'

/** First results by `Idempotency-Key`, kept for 24 hours and replayed. For the platform's eyes only. */
export const IdempotencyKeys: CollectionConfig = {
  slug: 'idempotency-keys',
  access: { create: never, read: never, update: never, delete: never },
  admin: { hidden: true },
  indexes: [{ fields: ['scope', 'key'], unique: true }],
  fields: [
    { name: 'website', type: 'relationship', relationTo: 'websites', index: true },
    { name: 'scope', type: 'text', required: true },
    { name: 'key', type: 'text', required: true },
    { name: 'requestHash', type: 'text', required: true },
    { name: 'status', type: 'number', required: true },
    { name: 'body', type: 'json' },
  ],
}
