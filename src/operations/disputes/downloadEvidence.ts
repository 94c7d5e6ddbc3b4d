import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import type { Dispute } from '../../domain/disputes/dispute.ts'
import { now } from '../../lib/clock.ts'
import { notFound } from '../../lib/db/lock.ts'
import { renderEvidence } from '../../lib/disputes/renderEvidence.ts'
import { requireReadable } from '../../lib/http/requireReadable.ts'
import { compileEvidence } from './compileEvidence.ts'
import { readDispute } from './readDispute.ts'

/**
 * The evidence of a dispute as PDF: what was sent, else what would be sent now.
 * @throws DomainError `not_found`, also when it is another website's
 */
export async function downloadEvidence(req: PayloadRequest, id: string): Promise<Response> {
  if (!z.uuid().safeParse(id).success) throw notFound()
  await requireReadable(req, 'gateway-disputes', id)
  const dispute: Dispute | null = await readDispute(req, id)
  if (!dispute) throw notFound()
  const content = await renderEvidence(dispute.evidence ?? (await compileEvidence(req, dispute, now())))
  return new Response(new Uint8Array(content), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="evidence-${dispute.code}.pdf"`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    },
  })
}
