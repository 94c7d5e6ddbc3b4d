import type { PayloadRequest } from 'payload'
import { send } from './boss.ts'

const HOUR_SECONDS = 3_600

/** A document for which a moment has come. */
export type Due = { id: string; website: string; at: Date }

/** Queues one job for each moment that has come, however often this runs before it is done. */
export async function sendOnce(req: PayloadRequest, job: string, due: readonly Due[], dataOf: (id: string) => object): Promise<void> {
  for (const { id, website, at } of due) {
    await send(req, job, { ...dataOf(id), websiteId: website }, { singletonKey: `${id}:${at.toISOString()}`, singletonSeconds: HOUR_SECONDS })
  }
}
