import type { PayloadRequest } from 'payload'
import type { Dispute } from '../../domain/disputes/dispute.ts'
import { now } from '../../lib/clock.ts'
import { notFound } from '../../lib/db/lock.ts'
import { uuidOf } from '../../lib/db/uuidOf.ts'
import { renderEvidence } from '../../lib/disputes/renderEvidence.ts'
import { pdfAnswer } from '../../lib/http/pdfAnswer.ts'
import { requireReadable } from '../../lib/http/requireReadable.ts'
import { compileEvidence } from './compileEvidence.ts'
import { readDispute } from './readDispute.ts'

/**
 * The evidence of a dispute as PDF: what was sent, else what would be sent now.
 * @throws DomainError `not_found`, also when it is another website's
 */
export async function downloadEvidence(req: PayloadRequest, id: string): Promise<Response> {
  if (!uuidOf(id)) throw notFound()
  await requireReadable(req, 'gateway-disputes', id)
  const dispute: Dispute | null = await readDispute(req, id)
  if (!dispute) throw notFound()
  const content = await renderEvidence(dispute.evidence ?? (await compileEvidence(req, dispute, now())))
  return pdfAnswer(new Uint8Array(content), `evidence-${dispute.code}.pdf`)
}
