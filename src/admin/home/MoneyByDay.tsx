'use client'
import { Link, useConfig } from '@payloadcms/ui'
import { lazy, Suspense } from 'react'
import { DAYS } from '../../domain/overview/days.ts'
import type { MoneyDay } from '../../operations/overview/readMoney.ts'
import { Skeleton } from '../api/Skeleton.tsx'
import { Money } from '../ledger/Money.tsx'
import { dayInWords } from './dayInWords.ts'

const MoneyChart = lazy(() => import('./MoneyChart.tsx').then(({ MoneyChart: part }) => ({ default: part })))

type Props = { days: MoneyDay[]; currency: string; labelledBy: string }

/** Money in and out on each of the last days, as a chart and as a table whose days lead to their transactions. */
export function MoneyByDay({ days, currency, labelledBy }: Props) {
  const moved = days.filter(({ inMinor, outMinor, feesMinor }) => inMinor !== 0 || outMinor !== 0 || feesMinor !== 0)
  if (moved.length === 0) return <p className="home__calm">No money went in or out in the last {DAYS} days.</p>
  return (
    <>
      <ul className="home__legend">
        <li className="home__key home__key--in">In</li>
        <li className="home__key home__key--out">Out</li>
      </ul>
      <div className="home__chart home__chart--money" role="img" aria-label="Money in and out by day. The table below has the amounts of each day.">
        <Suspense fallback={<Skeleton lines={4} of="the chart" />}><MoneyChart days={days} currency={currency} /></Suspense>
      </div>
      <details className="home__table">
        <summary>In and out by day</summary>
        <div className="panel-table__scroll" tabIndex={0} role="group" aria-labelledby={labelledBy}>
          <DaysTable days={moved.toReversed()} currency={currency} />
        </div>
      </details>
    </>
  )
}

function DaysTable({ days, currency }: { days: MoneyDay[]; currency: string }) {
  const { admin } = useConfig().config.routes
  const amount = (amountMinor: number) => <td className="panel-table__amount"><Money amountMinor={amountMinor} currency={currency} /></td>
  return (
    <table className="panel-table">
      <thead>
        <tr><th scope="col">Day</th>{['In', 'Out', 'Fees'].map((title) => <th key={title} scope="col" className="panel-table__amount">{title}</th>)}</tr>
      </thead>
      <tbody>
        {days.map(({ date, path, inMinor, outMinor, feesMinor }) => (
          <tr key={date} data-money-day={date}>
            <th scope="row"><Link href={`${admin}${path}`} prefetch={false}>{dayInWords(date)}</Link></th>
            {amount(inMinor)}{amount(outMinor)}{amount(feesMinor)}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
