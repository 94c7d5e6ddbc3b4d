'use client'
import { useConfig, useDocumentInfo } from '@payloadcms/ui'

/** The files of a batch for the bank, once it was sent. */
export function BatchFiles() {
  const { config } = useConfig()
  const batch = useDocumentInfo().data as { id?: string; code?: string; sentAt?: string | null } | undefined
  if (!batch?.id) return null
  const path = `${config.routes.api}/payout-batches/${batch.id}`
  return (
    <section className="panel-section" aria-labelledby="batch-files">
      <h3 id="batch-files">For the bank</h3>
      {batch.sentAt
        ? <p><a href={`${path}/pain001`} download={`${batch.code}.xml`}>pain.001 file</a>, <a href={`${path}/csv`} download={`${batch.code}.csv`}>CSV file</a>. Each download gives the same file; whole account numbers are for admins.</p>
        : <p className="panel-section__empty">The files are there when the batch is sent: until then its payouts can still change.</p>}
    </section>
  )
}
