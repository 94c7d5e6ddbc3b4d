import { getPayload, type Payload } from 'payload'
import config from '../../payload.config.ts'

/** Payload's one instance in this process. */
export const connect = (): Promise<Payload> => getPayload({ config })

/** Payload's own `destroy` forgets the pool without closing it. */
export async function disconnect(payload: Payload): Promise<void> {
  const { pool } = payload.db as unknown as { pool: { end(): Promise<void> } }
  await payload.destroy()
  await pool.end()
}
