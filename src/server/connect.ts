import { getPayload, type Payload } from 'payload'
import config from '../../payload.config.ts'
import { listenForChanges, stopListening } from '../lib/kept/changes.ts'

/** Payload's one instance in this process, which hears of what other processes change. */
export async function connect(): Promise<Payload> {
  const payload = await getPayload({ config })
  listenForChanges()
  return payload
}

/** Payload's own `destroy` forgets the pool without closing it. */
export async function disconnect(payload: Payload): Promise<void> {
  const { pool } = payload.db as unknown as { pool: { end(): Promise<void> } }
  await stopListening()
  await payload.destroy()
  await pool.end()
}
