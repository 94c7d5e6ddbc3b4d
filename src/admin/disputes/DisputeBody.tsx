'use client'
import { useConfig, useDocumentInfo } from '@payloadcms/ui'
import { reasonInWords } from '../../domain/disputes/reasons.ts'
import type { Dispute } from '../../domain/disputes/dispute.ts'

/** Why the bank disputes it, and the evidence as PDF. */
export function DisputeBody() {
  const { config } = useConfig()
  const dispute = useDocumentInfo().data as Partial<Dispute> | undefined
  if (!dispute?.id || !dispute.reason) return null
  const path = `${config.routes.api}/gateway-disputes/${dispute.id}/evidence`
  return (
    <section className="panel-section" aria-labelledby="dispute-evidence">
      <h3 id="dispute-evidence">{reasonInWords(dispute.reason)}</h3>
      <p>
        <a href={path} download={`evidence-${dispute.code}.pdf`}>Evidence as PDF</a>
        : the order, what happened, files with their fingerprints, and papers. Once it was sent, it is what the bank has.
      </p>
      {!dispute.answer && dispute.state === 'needs_response' && <p className="panel-section__empty">The answer to the bank is not written yet.</p>}
    </section>
  )
}
