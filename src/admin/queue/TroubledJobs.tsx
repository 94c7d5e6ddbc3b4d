'use client'
import { Button, toast, useConfig } from '@payloadcms/ui'
import { useState } from 'react'
import type { Trouble, TroubledJob } from '../../operations/platform/queue/listTroubledJobs.ts'
import { callApi } from '../api/callApi.ts'
import { Pager } from '../api/Pager.tsx'
import { usePage } from '../api/usePage.ts'
import { useReload } from '../workflow/useMove.ts'
import { TroubledJobRow } from './TroubledJobRow.tsx'

type Props = { kind: Trouble; title: string; empty: string }
export type JobAction = 'redrive' | 'retry' | 'delete'

const DONE: Record<JobAction, string> = { redrive: 'It runs again.', retry: 'It is tried now.', delete: 'It is deleted.' }

/** Jobs that failed, with what can be done about them. */
export function TroubledJobs({ kind, title, empty }: Props) {
  const { config } = useConfig()
  const [isBusy, setIsBusy] = useState(false)
  const reload = useReload()
  const api = `${config.routes.api}/queue`
  const { found, failure, show, reread } = usePage<TroubledJob>(`${api}/jobs?kind=${kind}`)

  const act = async (action: JobAction, body: object) => {
    setIsBusy(true)
    try {
      const { count } = await callApi<{ count: number }>(`${api}/${action}`, { method: 'POST', body })
      if (count === 0) toast.warning('Nothing was changed: the job had gone on meanwhile.')
      else toast.success(count === 1 ? DONE[action] : `Done for ${count} jobs.`)
      reread()
      reload()
    } catch (error) {
      toast.error((error as Error).message)
    } finally {
      setIsBusy(false)
    }
  }

  return (
    <section className="panel-section" aria-labelledby={`jobs-${kind}`}>
      <header className="panel-section__header">
        <h2 id={`jobs-${kind}`}>{title}</h2>
        {kind === 'dead' && found && found.docs.length > 1 && (
          <Button size="small" margin={false} buttonStyle="secondary" disabled={isBusy} onClick={() => void act('redrive', {})}>Run all again</Button>
        )}
      </header>
      {failure && <p role="alert">{failure}</p>}
      {found && found.docs.length === 0 && <p className="queue__empty">{empty}</p>}
      {found?.docs.map((job) => <TroubledJobRow key={job.id} job={job} isBusy={isBusy} act={act} />)}
      {found && <Pager found={found} show={show} />}
    </section>
  )
}
