'use client'
import { Button, toast, useConfig, useListQuery, useTableColumns } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'
import { downloadCsv } from './downloadCsv.ts'
import { partsOf } from './filters.ts'

type Props = { collection: string; total: number }
type Progress = { rows: number; total: number }

/** Saves what the list finds, in its order and with its columns, as a CSV file; a press while it runs stops it. */
export function ExportButton({ collection, total }: Props) {
  const path = useExportPath(collection)
  const [progress, setProgress] = useState<Progress | null>(null)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  const run = async () => {
    const controller = new AbortController()
    running.current = controller
    setProgress({ rows: 0, total })
    try {
      await downloadCsv(path, { signal: controller.signal, onProgress: (rows, all) => setProgress({ rows, total: all }) })
      toast.success('The file is saved.')
    } catch (error) {
      if (controller.signal.aborted) toast.info('The export was stopped.')
      else toast.error((error as Error).message)
    } finally {
      setProgress(null)
    }
  }
  if (!progress) return <Button size="small" margin={false} buttonStyle="secondary" id="export-csv" onClick={() => void run()}>Export CSV</Button>
  return (
    <span className="export-progress" role="status">
      <progress max={Math.max(1, progress.total)} value={progress.rows} aria-label="Rows exported" />
      {`${progress.rows.toLocaleString('en-US')} of ${progress.total.toLocaleString('en-US')} rows`}
      <Button size="small" margin={false} buttonStyle="secondary" onClick={() => running.current?.abort()}>Stop</Button>
    </span>
  )
}

// Columns of a list that are no columns of a file.
const isColumn = ({ accessor, active, field }: { accessor: string; active: boolean; field?: unknown }): boolean =>
  active && !accessor.includes('-') && !accessor.includes('.') && !accessor.startsWith('_') && (field as { type?: string } | undefined)?.type !== 'join'

function useExportPath(collection: string): string {
  const { config } = useConfig()
  const { query } = useListQuery()
  const { columns } = useTableColumns()
  const names = columns.filter((column) => isColumn(column as never)).map(({ accessor }) => accessor)
  const parts = [...partsOf('where', query.where), ...partsOf('search', query.search), ...partsOf('sort', query.sort), ...partsOf('columns', names.join(',')), 'bom=true']
  return `${config.routes.api}/${collection}/export.csv?${parts.join('&')}`
}
