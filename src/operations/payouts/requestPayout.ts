import type { PayloadRequest } from 'payload'
import { v7 as uuid } from 'uuid'
import { DomainError } from '../../domain/errors.ts'
import { referenceCode } from '../../domain/payments/referenceCode.ts'
import { payoutAmount } from '../../domain/payouts/checkPayout.ts'
import { now } from '../../lib/clock.ts'
import { row } from '../../lib/db/rows.ts'
import { inTransaction } from '../../lib/db/transaction.ts'
import { faultPoints } from '../../lib/faults.ts'
import { record } from '../../lib/outbox/record.ts'
import { websiteById } from '../../lib/websites/settings.ts'
import { SYSTEM } from '../../lib/workflow/actor.ts'
import type { Document } from '../../lib/workflow/effect.ts'
import { transition } from '../../lib/workflow/transition.ts'
import { currentDetails, type CurrentDetails } from './currentDetails.ts'
import { lockWriter } from './lockWriter.ts'
import { lockPayable } from './payable.ts'

export type PayoutRequest = {
  website: string
  writer: string
  amountMinor: number | 'all'
  /** Who asks: the writer, who makes a batch, or nobody but the schedule. */
  requestedBy: string | null
  /** Which period's schedule asks. */
  period?: string
}

const OPEN = `select code from payouts where website_id = $1 and writer_id = $2 and currency = $3 and state in ('requested', 'held', 'approved')`

/**
 * Asks for a payout of what a writer has earned and cleared. Nothing moves in the books yet. To an account
 * that was given or changed a short while ago it waits.
 * @throws DomainError `payout_details_missing`, `payout_already_open`, `payout_too_small`, `insufficient_funds`
 */
export const requestPayout = (req: PayloadRequest, request: PayoutRequest): Promise<Document> =>
  inTransaction(req, async () => {
    const { website, writer } = request
    const { currency, payouts: { minimumMinor } } = await websiteById(req, website)
    await lockWriter(req, website, writer)
    const details = await currentDetails(req, website, writer)
    if (!details) throw new DomainError('payout_details_missing', 'Say first to which account the money goes.')
    const open = await row<{ code: string }>(req, OPEN, [website, writer, currency])
    if (open) throw new DomainError('payout_already_open', `The payout ${open.code} is open. Cancel it, or wait until it has been sent.`, { code: open.code })
    const payableMinor = await lockPayable(req, { website, writer, currency })
    const amountMinor = payoutAmount({ amountMinor: request.amountMinor, payableMinor, minimumMinor, currency })
    const doc = await createPayout(req, request, { details, amountMinor, currency })
    await record(req, 'payout.requested', { website, document: { collection: 'payouts', id: doc.id }, writer, amountMinor, currency })
    await faultPoints(req, 'payout.request')
    return details.holdUntil ? holdForChange(req, doc.id, details) : doc
  })

/** Puts an open payout on hold until the days after a change of the account are over, and points it to the present one. */
export const holdForChange = (req: PayloadRequest, id: string, { id: details, holdUntil }: Pick<CurrentDetails, 'id' | 'holdUntil'>): Promise<Document> =>
  transition(req, { collection: 'payouts', id, name: 'hold_for_change', version: null, actor: SYSTEM, input: { details, until: holdUntil?.toISOString() ?? null } })

type Made = { details: CurrentDetails; amountMinor: number; currency: string }

async function createPayout(req: PayloadRequest, { website, writer, requestedBy, period = '' }: PayoutRequest, { details, amountMinor, currency }: Made): Promise<Document> {
  const at = now().toISOString()
  const doc = await req.payload.db.create({
    collection: 'payouts', req,
    data: {
      website, writer, requestedBy, amountMinor, currency, period: period || null, code: referenceCode('P', uuid()),
      details: details.id, method: details.method, account: details.masked,
      state: 'requested', stateSince: at, stateEpisode: 0, version: 0, createdAt: at, updatedAt: at,
    },
  })
  return doc as unknown as Document
}
