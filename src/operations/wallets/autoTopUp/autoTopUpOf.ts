import type { CollectionSlug, PayloadRequest } from 'payload'
import type { AutoTopUp } from '../../../domain/wallets/autoTopUp.ts'
import { now } from '../../../lib/clock.ts'
import { lockDocument } from '../../../lib/db/lock.ts'
import { row } from '../../../lib/db/rows.ts'

const SLUG = 'auto-top-ups' as CollectionSlug

/** The one of a client on a website, locked; null when there was never one. */
export async function lockAutoTopUpOf(req: PayloadRequest, website: string, client: string): Promise<AutoTopUp | null> {
  const found = await row<{ id: string }>(req, 'select id from auto_top_ups where website_id = $1 and client_id = $2', [website, client])
  return found && lockAutoTopUp(req, found.id)
}

export const lockAutoTopUp = (req: PayloadRequest, id: string): Promise<AutoTopUp> => lockDocument<AutoTopUp>(req, SLUG, id)

/** The one of a client on a website as it is, without a lock. */
export const readAutoTopUp = (req: PayloadRequest, website: string, client: string): Promise<AutoTopUp | null> =>
  req.payload.db.findOne<AutoTopUp>({ collection: SLUG, req, joins: false, where: { and: [{ website: { equals: website } }, { client: { equals: client } }] } })

/** Writes what changes of it. Lock it before. */
export async function patchAutoTopUp(req: PayloadRequest, before: AutoTopUp, data: Partial<AutoTopUp>): Promise<AutoTopUp> {
  await req.payload.db.updateOne({ collection: SLUG, id: before.id, req, data: { ...data, updatedAt: now().toISOString() } })
  return { ...before, ...data }
}
