import type { PayloadRequest } from 'payload'
import type { AutoTopUp } from '../../../domain/wallets/autoTopUp.ts'
import { inTransaction } from '../../../lib/db/transaction.ts'
import { record } from '../../../lib/outbox/record.ts'
import { dropPending } from './dropPending.ts'
import { lockAutoTopUpOf, patchAutoTopUp } from './autoTopUpOf.ts'

/** Its client wants nothing charged any more. What is under way at the gateway ends as it does. */
export const switchOffFor = (req: PayloadRequest, website: string, client: string): Promise<AutoTopUp | null> =>
  inTransaction(req, async () => {
    const before = await lockAutoTopUpOf(req, website, client)
    return before?.isOn ? switchOff(req, before, 'Switched off by the client.') : before
  })

/** Ends it, says why, and drops what was not paid. Lock it before. */
export async function switchOff(req: PayloadRequest, before: AutoTopUp, offBecause: string, facts: object = {}): Promise<AutoTopUp> {
  const after = await patchAutoTopUp(req, before, { isOn: false, offBecause, nextAt: before.charge ? before.nextAt : null })
  await dropPending(req, before.id, offBecause)
  await record(req, 'auto-top-up.switched_off', { website: before.website, document: { collection: 'auto-top-ups', id: before.id }, client: before.client, offBecause, ...facts })
  return after
}
