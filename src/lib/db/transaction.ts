import { commitTransaction, initTransaction, killTransaction, type PayloadRequest } from 'payload'
import type { HardSession } from './hardSession.ts'

/**
 * Runs `work` in one database transaction carried by `req`, joining one that is already open.
 * Custom endpoints and jobs get no transaction from Payload, so every operation starts here.
 */
export async function inTransaction<T>(req: PayloadRequest, work: () => Promise<T>): Promise<T> {
  const isOwner = await initTransaction(req)
  try {
    const result = await work()
    if (isOwner) await commitTransaction(req)
    return result
  } catch (error) {
    if (isOwner) await killTransaction(req)
    throw error
  } finally {
    // A failed COMMIT leaves the id of a session that is gone: later writes would be autocommitted.
    if (isOwner) delete req.transactionID
  }
}

/** Runs `callback` after the open transaction has been committed; at once when none is open. */
export async function afterCommit(req: PayloadRequest, callback: () => unknown): Promise<void> {
  const session = await sessionOf(req)
  if (session) session.afterCommit.push(callback)
  else await callback()
}

/** The open transaction of `req`, or null. */
export async function sessionOf(req: PayloadRequest, adapter: object = req.payload.db): Promise<HardSession | null> {
  const id = await req.transactionID
  const sessions = (adapter as unknown as { sessions: Record<string, HardSession | undefined> }).sessions
  return (id ? sessions[String(id)] : undefined) ?? null
}
