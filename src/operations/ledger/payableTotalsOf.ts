import type { PayloadRequest } from 'payload'
import type { Payable } from '../../domain/ledger/accountRef.ts'
import { payableTotals, type PayableTotals } from '../../domain/ledger/fundings.ts'
import { heldHistory } from '../../lib/ledger/heldHistory.ts'

/** What was paid for a document, and how much of it is earned, refunded and still held. */
export const payableTotalsOf = async (req: PayloadRequest, website: string, payable: Payable): Promise<PayableTotals> =>
  payableTotals(await heldHistory(req, website, payable))
