'use client'
import { Button } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import type { HealthFinding, HealthReport as Report } from '../../operations/platform/health/runHealth.ts'
import { callApi } from '../api/callApi.ts'
import { Moment } from '../fields/Moment.tsx'

const EVERY_MS = 30_000
const HEADLINES = { ok: 'Everything is as it should be.', warning: 'Something needs attention.', failing: 'Something is broken.' }

/** Asked again every half minute while the page is looked at. */
export function HealthReport() {
  const [report, setReport] = useState<Report | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [round, setRound] = useState(0)
  useEffect(() => {
    const controller = new AbortController()
    callApi<Report>('/api/health/details', { signal: controller.signal }).then(
      (found) => (setReport(found), setFailure(null)),
      (error: Error) => controller.signal.aborted || setFailure(error.message),
    )
    const timer = setTimeout(() => setRound((before) => before + 1), EVERY_MS)
    return () => (clearTimeout(timer), controller.abort())
  }, [round])
  return (
    <>
      <div className="health__head" aria-live="polite">
        {failure && <p role="alert" className="health__failure">{failure}</p>}
        {report && <p className={`health__headline health__headline--${report.status}`}>{HEADLINES[report.status]}</p>}
        {!report && !failure && <p>Looking …</p>}
        <Button buttonStyle="secondary" size="small" onClick={() => setRound((before) => before + 1)}>Check again</Button>
      </div>
      {report && <ul className="health__list">{report.checks.map((check) => <Check key={check.name} {...check} />)}</ul>}
      {report && <p className="health__when">Checked at <Moment iso={report.checkedAt} timeZone={undefined} /></p>}
    </>
  )
}

const WORDS = { ok: 'Well', warning: 'Warning', failing: 'Failing' }

const Check = ({ name, title, status, says, todo, since }: HealthFinding) => (
  <li className={`health__check health__check--${status}`} data-check={name} data-status={status}>
    <span className="health__status">{WORDS[status]}</span>
    <div>
      <h2>{title}</h2>
      <p>{says}{since && <> Since <Moment iso={since} timeZone={undefined} />.</>}</p>
      {todo && <p className="health__todo">{todo}</p>}
    </div>
  </li>
)
