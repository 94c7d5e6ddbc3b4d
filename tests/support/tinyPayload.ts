import { postgresAdapter } from '@payloadcms/db-postgres'
import { buildConfig, type CollectionAfterChangeHook, getPayload, type Payload } from 'payload'
import { hardPostgres } from '../../src/lib/db/hardPostgres.ts'

export type Adapter = 'hardened' | 'stock'
type Hook = (args: Parameters<CollectionAfterChangeHook>[0]) => unknown
export type Tiny = {
  payload: Payload
  pool: { query: (text: string, values?: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>; end: () => Promise<void>; on: (event: string, listener: (arg: never) => void) => void; totalCount: number; idleCount: number }
  /** Runs after each write of a note, in its transaction. */
  afterChange: (hook: Hook | null) => void
}

const TABLES = `
  create table if not exists notes (id uuid primary key default gen_random_uuid(), text varchar, amount numeric, updated_at timestamptz not null default now(), created_at timestamptz not null default now());
  create table if not exists users (id uuid primary key default gen_random_uuid(), email varchar not null, hash varchar, salt varchar, reset_password_token varchar, reset_password_expiration timestamptz,
    reset_password_requested_at timestamptz, login_attempts numeric, lock_until timestamptz, updated_at timestamptz not null default now(), created_at timestamptz not null default now());
  create table if not exists payload_migrations (id uuid primary key default gen_random_uuid(), name varchar, batch numeric, updated_at timestamptz not null default now(), created_at timestamptz not null default now());`

/** Payload with one collection `notes` over the given adapter, in a database of its own. */
export async function tinyPayload(adapter: Adapter, url: string, options: { max?: number; lockDocuments?: false } = {}): Promise<Tiny> {
  let hook: Hook | null = null
  const args = { idType: 'uuid' as const, push: false, pool: { connectionString: url, max: options.max ?? 10 } }
  const payload = await getPayload({
    key: `${adapter} ${url}`,
    disableOnInit: true,
    config: buildConfig({
      secret: 'a secret that only the tests of this repository use',
      telemetry: false,
      typescript: { autoGenerate: false },
      logger: { options: { level: 'silent' } } as never,
      db: adapter === 'stock' ? postgresAdapter(args) : hardPostgres(args as never),
      collections: [
        { slug: 'users', auth: { useSessions: false }, fields: [], lockDocuments: false },
        {
          slug: 'notes',
          fields: [{ name: 'text', type: 'text' }, { name: 'amount', type: 'number' }],
          lockDocuments: options.lockDocuments ?? false,
          hooks: { afterChange: [async (change) => void (await hook?.(change))] },
        },
      ],
    }),
  })
  const { pool } = payload.db as unknown as Tiny
  await pool.query(TABLES)
  return { payload, pool, afterChange: (next) => void (hook = next) }
}
