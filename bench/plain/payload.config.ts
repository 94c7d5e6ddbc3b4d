import { postgresAdapter } from '@payloadcms/db-postgres'
import { buildConfig, type CollectionConfig, type Field } from 'payload'

/**
 * Plain Payload over the tables of the product: the fields of the collections that its requests meet, an
 * access rule for each, and nothing else. No workflow, prices, money, idempotency, row-level security.
 */
const text = (name: string, field: object = {}): Field => ({ name, type: 'text', ...field }) as Field
const number = (name: string, field: object = {}): Field => ({ name, type: 'number', ...field }) as Field
const date = (name: string, field: object = {}): Field => ({ name, type: 'date', ...field }) as Field
const json = (name: string, field: object = {}): Field => ({ name, type: 'json', ...field }) as Field
const to = (name: string, relationTo: string, field: object = {}): Field => ({ name, type: 'relationship', relationTo, ...field }) as Field

const open = { read: () => true }
const STATES = ['draft', 'awaiting_payment', 'available', 'in_progress', 'in_review', 'delivered', 'in_revision', 'on_hold', 'completed', 'cancelled', 'expired']

const users: CollectionConfig = {
  slug: 'users',
  lockDocuments: false,
  auth: { tokenExpiration: 28_800, maxLoginAttempts: 5, lockTime: 600_000, verify: true },
  access: { read: ({ req: { user } }) => (user ? { id: { equals: user.id } } : false) },
  fields: [
    text('displayName', { required: true }),
    text('timeZone'),
    {
      name: 'memberships', type: 'array',
      fields: [to('website', 'websites', { required: true }), { name: 'roles', type: 'select', hasMany: true, options: ['client', 'writer', 'editor', 'support', 'admin'] }],
    },
    { name: 'superadmin', type: 'checkbox' },
  ],
}

const orders: CollectionConfig = {
  slug: 'orders',
  lockDocuments: false,
  access: { read: ({ req: { user } }) => (user ? { client: { equals: user.id } } : false), create: ({ req: { user } }) => Boolean(user) },
  fields: [
    to('website', 'websites', { required: true }),
    text('number', { required: true, unique: true, defaultValue: () => `PLN-${crypto.randomUUID()}` }),
    text('title', { required: true }), date('deadline', { required: true }), to('service', 'services', { required: true }),
    json('brief', { required: true }), json('briefForm'), number('units', { required: true }), text('level'), text('subject'), text('writerLevel'),
    text('currency', { required: true }), number('totalMinor', { required: true }), json('lines'), json('discounts'), number('writerShareMinor'), number('writerSharePercent'),
    to('client', 'users', { required: true }), to('writer', 'users'),
    { name: 'state', type: 'select', options: STATES, defaultValue: 'draft', required: true },
    date('stateSince'), number('stateEpisode', { defaultValue: 0 }), number('version', { defaultValue: 0 }), number('revisionsUsed', { defaultValue: 0 }),
    date('workSince'), date('pausedAt'), text('heldFrom'), { name: 'heldBy', type: 'select', options: ['client', 'writer', 'platform'] }, date('deliveredAt'), date('completedAt'),
    { name: 'needsReview', type: 'checkbox', defaultValue: true }, json('eligibleLevels'), to('priceTable', 'price-tables', { required: true }),
    text('quoteId'), text('quoteHash'), date('quoteExpiresAt', { required: true }), json('quoteInputs'),
  ],
}

const related = ['websites', 'services', 'price-tables'].map((slug): CollectionConfig => ({ slug, lockDocuments: false, access: open, fields: [text('name', { required: true })] }))

export default buildConfig({
  secret: process.env['PLAIN_SECRET'] ?? 'only while it is built',
  db: postgresAdapter({ idType: 'uuidv7', push: false, pool: { connectionString: process.env['PLAIN_DATABASE_URL'] ?? '', max: Number(process.env['PLAIN_POOL'] ?? 10) } }),
  collections: [users, orders, ...related],
  defaultDepth: 0,
  telemetry: false,
  typescript: { autoGenerate: false },
})
