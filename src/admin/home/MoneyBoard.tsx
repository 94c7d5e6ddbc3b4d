'use client'
import { Link, useConfig } from '@payloadcms/ui'
import type { Behind, MoneyFigures } from '../../domain/overview/money.ts'
import type { MoneyPeriod, WebsiteMoney } from '../../operations/overview/readMoney.ts'
import { Failure } from '../api/Failure.tsx'
import { Skeleton } from '../api/Skeleton.tsx'
import { useAnswer } from '../api/useAnswer.ts'
import { Money } from '../ledger/Money.tsx'
import { MoneyByDay } from './MoneyByDay.tsx'

type Props = { website: string | null; version: unknown }

/** The money of each website and currency, as the ledger has it. */
export function MoneyBoard({ website, version }: Props) {
  const { config } = useConfig()
  const { answer, failure, again } = useAnswer<{ money: WebsiteMoney[] }>({ path: `${config.routes.api}/overview/money`, website, version })
  return (
    <section className="home__section" aria-labelledby="home-money">
      <h2 id="home-money">Money</h2>
      {failure && <Failure message={failure} again={again} />}
      {!answer && !failure && <Skeleton lines={5} of="the books" />}
      <div className="home__books">
        {answer?.money.map((each) => <Books key={`${each.website.id} ${each.currency}`} money={each} />)}
      </div>
    </section>
  )
}

type Figure = keyof MoneyFigures
const FIGURES: { figure: Figure; title: string; behind?: Behind }[] = [
  { figure: 'inMinor',       title: 'Money in',        behind: 'in' },
  { figure: 'outMinor',      title: 'Money out',       behind: 'out' },
  { figure: 'feesMinor',     title: 'Fees of gateways', behind: 'fees' },
  { figure: 'paidMinor',     title: 'Paid for orders', behind: 'paid' },
  { figure: 'earnedMinor',   title: 'Earned',          behind: 'earned' },
  { figure: 'salesMinor',    title: 'of it yours' },
  { figure: 'refundedMinor', title: 'Refunded',        behind: 'refunded' },
]

function Books({ money: { website, currency, held, periods, days } }: { money: WebsiteMoney }) {
  const { config } = useConfig()
  const id = `money-${website.id}-${currency}`
  return (
    <article className="home__book" data-money={`${website.name} ${currency}`} aria-labelledby={id}>
      <header>
        <h3 id={id}>{website.name}, {currency}</h3>
        <p>Held now <Link href={`${config.routes.admin}${held.path}`} prefetch={false}><Money amountMinor={held.amountMinor} currency={currency} /></Link></p>
      </header>
      <div className="panel-table__scroll" tabIndex={0} role="group" aria-labelledby={id}>
        <table className="panel-table">
          <thead>
            <tr>
              <td />
              {periods.map(({ name, title }) => <th key={name} scope="col" className="panel-table__amount">{title}</th>)}
            </tr>
          </thead>
          <tbody>
            {FIGURES.map((each) => (
              <tr key={each.figure} className={each.behind ? undefined : 'home__part'}>
                <th scope="row">{each.title}</th>
                {periods.map((period) => <Amount key={period.name} period={period} currency={currency} {...each} />)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <MoneyByDay days={days} currency={currency} labelledBy={id} />
      <p className="home__zone">Days as in {website.timeZone.replaceAll('_', ' ')}.</p>
    </article>
  )
}

type AmountProps = { period: MoneyPeriod; currency: string; figure: Figure; behind?: Behind }

function Amount({ period, currency, figure, behind }: AmountProps) {
  const { config } = useConfig()
  const amount = <Money amountMinor={period[figure]} currency={currency} />
  return (
    <td className="panel-table__amount" data-figure={`${figure} ${period.name}`}>
      {behind && period[figure] !== 0 ? <Link href={`${config.routes.admin}${period.paths[behind]}`} prefetch={false}>{amount}</Link> : amount}
    </td>
  )
}
