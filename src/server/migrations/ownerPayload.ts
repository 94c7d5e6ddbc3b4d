import path from 'node:path'
import { getPayload, type Payload } from 'payload'
import { ownerConnection } from '../../lib/db/connection.ts'
import { database } from '../../lib/db/adapter.ts'

/** Payload over the owner's connection, for migrations only; not even connected when they are only written. */
export async function createPayload(root: string, { isConnected = true } = {}): Promise<{ payload: Payload; disconnect: () => Promise<void> }> {
  const { default: config } = await import(path.resolve(root, 'payload.config.ts'))
  const sanitized = { ...(await config), db: database(root, ownerConnection()) }
  const payload = await getPayload({ config: sanitized, disableOnInit: true, disableDBConnect: !isConnected, key: 'migrations' })
  const disconnect = async () => {
    const { pool } = payload.db as unknown as { pool: { end(): Promise<void> } }
    await payload.destroy()
    await pool.end()
  }
  return { payload, disconnect }
}
