import type { PayloadRequest } from 'payload'
import type { Payable } from '../../domain/ledger/accountRef.ts'
import { row } from '../../lib/db/rows.ts'

const DISPUTED = `
  select coalesce(sum(greatest(0, withdrawn_minor - recovered_held_minor - recovered_wallet_minor)), 0) as minor
  from gateway_disputes where payable_id = $1 and payable_collection = $2 and currency = $3`

/** What of a document's payments is with the client's bank, and was not taken back: given back again it would be lost twice. */
export async function disputedMinorOf(req: PayloadRequest, { collection, id }: Payable, currency: string): Promise<number> {
  return (await row<{ minor: number }>(req, DISPUTED, [id, collection, currency]))!.minor
}
