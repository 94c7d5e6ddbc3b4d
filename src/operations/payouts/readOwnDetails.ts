import type { PayloadRequest } from 'payload'
import { websiteById } from '../../lib/websites/settings.ts'
import { currentDetails } from './currentDetails.ts'
import { readPayable } from './payable.ts'

/** Where a writer is paid, and how much can be asked for. */
export async function readOwnDetails(req: PayloadRequest, website: string, writer: string) {
  const { currency, payouts: { minimumMinor } } = await websiteById(req, website)
  const current = await currentDetails(req, website, writer)
  return {
    details: current && { method: current.method, account: current.masked, holder: current.holder || null, changedAt: current.changedAt },
    holdUntil: current?.holdUntil ?? null,
    currency, minimumMinor,
    payableMinor: await readPayable(req, { website, writer, currency }),
  }
}
