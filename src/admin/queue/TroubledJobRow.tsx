'use client'
import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import type { TroubledJob } from '../../operations/platform/queue/listTroubledJobs.ts'
import { Moment } from '../fields/Moment.tsx'
import { sentence } from '../words.ts'
import type { JobAction } from './TroubledJobs.tsx'

type Props = { job: TroubledJob; isBusy: boolean; act: (action: JobAction, body: object) => Promise<void> }

/** One job that failed: what it was to do, why it failed, and the buttons for it. */
export function TroubledJobRow({ job, isBusy, act }: Props) {
  const { id, kind, queue, job: name, data, error, tries, failedAt, nextTryAt } = job
  const [isSure, setIsSure] = useState(false)
  const button = { size: 'small', margin: false, disabled: isBusy } as const
  return (
    <article className="queue__job" data-job={id}>
      <div>
        <h3>{sentence(name)}</h3>
        <p className="queue__error">{error}</p>
        <p className="queue__facts">
          {tries === 1 ? '1 try' : `${tries} tries`}
          {failedAt && <>, failed <Moment iso={failedAt} timeZone={undefined} /></>}
          {nextTryAt && <>, next try <Moment iso={nextTryAt} timeZone={undefined} /></>}
        </p>
        <details>
          <summary>Data</summary>
          <pre>{JSON.stringify(data, null, 2)}</pre>
        </details>
      </div>
      <div className="queue__buttons">
        {kind === 'dead'
          ? <Button {...button} onClick={() => void act('redrive', { ids: [id] })}>Run again</Button>
          : <Button {...button} onClick={() => void act('retry', { queue, ids: [id] })}>Try now</Button>}
        {isSure
          ? <Button {...button} buttonStyle="error" onClick={() => void act('delete', { queue, ids: [id] })}>Delete for good</Button>
          : <Button {...button} buttonStyle="secondary" onClick={() => setIsSure(true)}>Delete</Button>}
      </div>
    </article>
  )
}
