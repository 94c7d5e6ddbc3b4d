import type { PayloadRequest } from 'payload'
import { stringify } from 'csv-stringify/sync'
import { DomainError } from '../../domain/errors.ts'
import { CSV_HEAD, csvRows, pain001, type SentBatch, type Transfer } from '../../domain/payouts/bankFile.ts'
import type { Payer } from '../../domain/payouts/settings.ts'
import { notFound } from '../../lib/db/lock.ts'
import { row, rows } from '../../lib/db/rows.ts'
import { requireReadable } from '../../lib/http/requireReadable.ts'
import { xmlOf } from '../../lib/payouts/xmlOf.ts'
import { websiteById } from '../../lib/websites/settings.ts'

type Batch = { id: string; code: string; website: string; currency: string; state: string; sent_at: Date | null; payer: Payer | null }

const BATCH = 'select id, code, website_id as website, currency, state::text, sent_at, payer from payout_batches where id = $1'

const TRANSFERS = `
  select p.id, p.code, d.holder, d.iban, d.bic, p.amount_minor as "amountMinor"
  from payouts p join payout_details d on d.id = p.details_id where p.batch_id = $1 order by p.id`

/** A payer that was named after the batch had been sent is kept by its first file. */
const KEEP_PAYER = 'update payout_batches set payer = $2 where id = $1 and payer is null'

/**
 * A batch that was sent as a file for the bank; the same batch gives the same bytes.
 * @throws DomainError `not_found`, `payout_batch_not_sent`, and for pain.001 `payout_payer_missing`
 */
export async function exportBatch(req: PayloadRequest, id: string, format: 'csv' | 'pain001'): Promise<Response> {
  await requireReadable(req, 'payout-batches', id)
  const batch = await row<Batch>(req, BATCH, [id])
  if (!batch) throw notFound()
  if (!batch.sent_at) throw new DomainError('payout_batch_not_sent', 'The files are made when the batch is sent: until then its payouts can still change.', { state: batch.state })
  const { name, timeZone } = await websiteById(req, batch.website)
  const sent: SentBatch = {
    id, code: batch.code, website: name, currency: batch.currency, timeZone, sentAt: batch.sent_at,
    transfers: await rows<Transfer>(req, TRANSFERS, [id]),
  }
  return format === 'csv' ? file(csvOf(sent), 'text/csv', `${batch.code}.csv`) : file(xmlOf(pain001(sent, await payerOf(req, batch))), 'application/xml', `${batch.code}.xml`)
}

const csvOf = (batch: SentBatch): string => stringify([[...CSV_HEAD], ...csvRows(batch)], { record_delimiter: 'windows' })

async function payerOf(req: PayloadRequest, { id, website, payer }: Batch): Promise<Payer> {
  if (payer) return payer
  const { payouts } = await websiteById(req, website)
  if (!payouts.payer) throw new DomainError('payout_payer_missing', 'Name the website’s bank account in its settings first.')
  await rows(req, KEEP_PAYER, [id, JSON.stringify(payouts.payer)])
  return payouts.payer
}

const file = (content: string, type: string, name: string): Response =>
  new Response(content, {
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'content-disposition': `attachment; filename="${name}"`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    },
  })
