'use client'
import { useConfig } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { callApi } from '../api/callApi.ts'
import { Moment } from '../fields/Moment.tsx'
import { useWebsite } from '../websites/WebsitesProvider.tsx'
import { sentence } from '../words.ts'
import { useOrder, type OrderData } from './orderData.ts'

type OrderFile = { id: string; name: string; category: string; sizeBytes: number; createdAt: string; scanState: string; by: { role: string; name: string | null } }

/** The files of the order, the latest first, to be downloaded. */
export function OrderFiles() {
  const order = useOrder()
  const { files, failure } = useFiles(order)
  const zone = useWebsite(order?.website)?.timeZone
  const { config } = useConfig()
  if (!order) return null
  return (
    <section className="panel-section" aria-labelledby="files-title">
      <h3 id="files-title">Files</h3>
      {failure && <p role="alert">{failure}</p>}
      {files?.length === 0 && <p className="panel-section__empty">No files yet.</p>}
      <ul className="order-files">
        {files?.map(({ id, name, category, sizeBytes, createdAt, scanState, by }) => (
          <li key={id}>
            <a href={`${config.routes.api}/orders/${order.id}/deliverables/${id}/download`} download={name}>{name}</a>
            <span className="order-files__facts">
              {sentence(category)}, {sizeOf(sizeBytes)}, by {by.name ?? sentence(by.role)}, <Moment iso={createdAt} timeZone={zone} />
              {scanState !== 'clean' && <strong> {sentence(scanState)}</strong>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function useFiles(order: OrderData | null) {
  const { config } = useConfig()
  const [files, setFiles] = useState<OrderFile[] | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [id, version] = [order?.id, order?.version]
  useEffect(() => {
    if (!id) return
    const controller = new AbortController()
    callApi<{ docs: OrderFile[] }>(`${config.routes.api}/orders/${id}/deliverables`, { signal: controller.signal }).then(
      ({ docs }) => setFiles(docs),
      (error: Error) => controller.signal.aborted || setFailure(error.message),
    )
    return () => controller.abort()
  }, [config.routes.api, id, version])
  return { files, failure }
}

function sizeOf(bytes: number): string {
  if (bytes < 1_024) return `${bytes} B`
  if (bytes < 1_024 ** 2) return `${Math.round(bytes / 1_024)} KB`
  return `${(bytes / 1_024 ** 2).toFixed(1)} MB`
}
