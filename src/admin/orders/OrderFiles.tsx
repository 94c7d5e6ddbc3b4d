'use client'
import { useConfig } from '@payloadcms/ui'
import { FILE_CATEGORIES, type FileCategory } from '../../domain/files/categories.ts'
import { Told } from '../api/Told.tsx'
import { useAnswer } from '../api/useAnswer.ts'
import { Moment } from '../fields/Moment.tsx'
import { useWebsite } from '../websites/WebsitesProvider.tsx'
import { sentence } from '../words.ts'
import { useOrder, type OrderData } from './orderData.ts'

type OrderFile = { id: string; name: string; category: FileCategory; sizeBytes: number; createdAt: string; scanState: string; by: { role: string; name: string | null } }

const TITLES: Record<FileCategory, string> = { final: 'Final work', draft: 'Drafts', reference: 'References', brief: 'Brief' }
/** What the writer handed over first. */
const SHOWN = FILE_CATEGORIES.toReversed()

/** The files of the order by what they are for, with their versions, to be downloaded. */
export function OrderFiles() {
  const order = useOrder()
  const { config } = useConfig()
  const path = order ? `${config.routes.api}/orders/${order.id}/deliverables` : null
  const { answer, failure, again } = useAnswer<{ docs: OrderFile[] }>({ path, version: order?.version })
  if (!order) return null
  const files = Map.groupBy(answer?.docs ?? [], ({ category }) => category)
  return (
    <section className="panel-section" aria-labelledby="files-title">
      <h3 id="files-title">Files</h3>
      <Told found={answer} failure={failure} again={again} of="the files" lines={2} empty={answer?.docs.length === 0 && 'No files yet. The writer’s work will be here.'}>
        {SHOWN.filter((category) => files.has(category)).map((category) => (
          <Versions key={category} title={TITLES[category]} files={files.get(category)!} order={order} />
        ))}
      </Told>
    </section>
  )
}

/** The latest first; of several, each is a version of the work. */
function Versions({ title, files, order }: { title: string; files: OrderFile[]; order: OrderData }) {
  const zone = useWebsite(order.website)?.timeZone
  const { config } = useConfig()
  return (
    <>
      <h4 className="order-files__title">{title}</h4>
      <ul className="order-files">
        {files.map(({ id, name, sizeBytes, createdAt, scanState, by }, index) => (
          <li key={id}>
            <span className="order-timeline__what">
              <a href={`${config.routes.api}/orders/${order.id}/deliverables/${id}/download`} download={name}>{name}</a>
              {files.length > 1 && <span className="order-files__version">Version {files.length - index}{index === 0 && ', the latest'}</span>}
              {scanState !== 'clean' && <strong>{sentence(scanState)}</strong>}
            </span>
            <span className="order-files__facts">{sizeOf(sizeBytes)}, by {by.name ?? sentence(by.role)}, <Moment iso={createdAt} timeZone={zone} /></span>
          </li>
        ))}
      </ul>
    </>
  )
}

function sizeOf(bytes: number): string {
  if (bytes < 1_024) return `${bytes} B`
  if (bytes < 1_024 ** 2) return `${Math.round(bytes / 1_024)} KB`
  return `${(bytes / 1_024 ** 2).toFixed(1)} MB`
}
