'use client'
import { Link, useConfig } from '@payloadcms/ui'
import { lazy, Suspense } from 'react'
import { DAYS, dayGroups, daysGroups, SERIES, SERIES_NAMES, type SeriesName } from '../../domain/overview/days.ts'
import type { Scope } from '../../domain/overview/scope.ts'
import { listPath } from '../../domain/overview/tileGroups.ts'
import type { CountedDay } from '../../operations/overview/countDays.ts'
import { Failure } from '../api/Failure.tsx'
import { Skeleton } from '../api/Skeleton.tsx'
import { useAnswer } from '../api/useAnswer.ts'
import { dayInWords } from './dayInWords.ts'

// The charts are half as large as the rest of the panel: only a home loads them.
const DaysChart = lazy(() => import('./DaysChart.tsx').then(({ DaysChart: part }) => ({ default: part })))

type Answer = { at: string; websites: { id: string; name: string; timeZone: string }[]; days: CountedDay[] }
type Props = { website: string | null; version: unknown }

/** What happened to orders in the last 30 days, as a chart and as a table whose numbers lead to their lists. */
export function OrdersByDay({ website, version }: Props) {
  const { config } = useConfig()
  const { answer, failure, again } = useAnswer<Answer>({ path: `${config.routes.api}/overview/days`, website, version })
  return (
    <section className="home__section" aria-labelledby="home-days">
      <h2 id="home-days">Orders of the last {DAYS} days</h2>
      {failure && <Failure message={failure} again={again} />}
      {!answer && !failure && <Skeleton lines={5} of="the last days" />}
      {answer && <Days answer={answer} isOne={website !== null || answer.websites.length === 1} />}
    </section>
  )
}

function Days({ answer: { at, websites, days }, isOne }: { answer: Answer; isOne: boolean }) {
  const { admin } = useConfig().config.routes
  const total = (series: SeriesName) => days.reduce((sum, day) => sum + day[series], 0)
  if (SERIES_NAMES.every((series) => total(series) === 0)) return <p className="home__calm">No orders in the last {DAYS} days.</p>
  const scope = { now: new Date(at), isWhole: isOne, websites: websites.map((each) => ({ ...each, currency: '', roles: [] })) } satisfies Scope
  const summary = SERIES_NAMES.map((series) => `${total(series)} ${SERIES[series].title.toLowerCase()}`).join(', ')
  return (
    <>
      <ul className="home__legend" aria-label={`In ${DAYS} days`}>
        {SERIES_NAMES.map((series) => (
          <li key={series} className={`home__key home__key--${series}`}>
            <Link href={`${admin}${listPath('orders', daysGroups(series, scope))}`} prefetch={false} data-total={series}>
              {SERIES[series].title} <strong>{total(series).toLocaleString('en-US')}</strong>
            </Link>
          </li>
        ))}
      </ul>
      <div className="home__chart" role="img" aria-label={`Orders by day: in all ${summary}. The table below has the numbers of each day.`}>
        <Suspense fallback={<Skeleton lines={5} of="the chart" />}><DaysChart days={days} /></Suspense>
      </div>
      <details className="home__table">
        <summary>The numbers as a table</summary>
        <DaysTable days={days} scope={scope} />
      </details>
    </>
  )
}

const DaysTable = ({ days, scope }: { days: CountedDay[]; scope: Scope }) => (
  <div className="panel-table__scroll" tabIndex={0} role="group" aria-labelledby="home-days">
    <table className="panel-table">
      <thead>
        <tr>
          <th scope="col">Day</th>
          {SERIES_NAMES.map((series) => <th key={series} scope="col" className="panel-table__amount">{SERIES[series].title}</th>)}
        </tr>
      </thead>
      <tbody>
        {days.toReversed().map((day) => (
          <tr key={day.date} data-day={day.date}>
            <th scope="row">{dayInWords(day.date)}</th>
            {SERIES_NAMES.map((series) => <td key={series} className="panel-table__amount"><DayLink day={day} series={series} scope={scope} /></td>)}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

function DayLink({ day, series, scope }: { day: CountedDay; series: SeriesName; scope: Scope }) {
  const { config } = useConfig()
  if (day[series] === 0) return '0'
  const path = listPath('orders', dayGroups(series, day.date, scope))
  return <Link href={`${config.routes.admin}${path}`} prefetch={false} aria-label={`${day[series]} ${SERIES[series].title.toLowerCase()} on ${dayInWords(day.date)}`}>{day[series]}</Link>
}
