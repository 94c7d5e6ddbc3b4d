'use client'
import { Link, useConfig, useDocumentInfo } from '@payloadcms/ui'
import { DIFFERENCE_CAUSES } from '../../domain/reconciliation/compare.ts'
import type { ReconciliationTotal, ReportedDifference } from '../../domain/reconciliation/report.ts'
import { Money } from '../ledger/Money.tsx'

type Report = { state?: string; totals?: ReconciliationTotal[] | null; differences?: ReportedDifference[] | null; waiting?: ReportedDifference[] | null }

/** What both sides say of the day, and each difference with its cause and what to do. */
export function ReconciliationBody() {
  const report = useDocumentInfo().data as Report | undefined
  if (!report?.state || report.state === 'running') return <p>The gateway is being asked. Come back in a minute.</p>
  return (
    <>
      <Totals totals={report.totals ?? []} />
      <Differences title="Differences" differences={report.differences ?? []} empty="None: the ledger has what the gateway has." />
      {(report.waiting?.length ?? 0) > 0 && <Differences title="Under way" differences={report.waiting!} empty="" />}
    </>
  )
}

function Totals({ totals }: { totals: ReconciliationTotal[] }) {
  return (
    <section className="panel-section" aria-labelledby="totals-title">
      <h3 id="totals-title">The day in sums</h3>
      {totals.length === 0 ? <p>Nothing moved on this day.</p> : (
        <div className="panel-table__scroll">
          <table className="panel-table">
            <thead><tr><th scope="col">Currency</th>{['Gateway', 'Ledger', 'Paid out to the bank'].map((name) => <th key={name} scope="col" className="panel-table__amount">{name}</th>)}</tr></thead>
            <tbody>
              {totals.map(({ currency, gatewayMinor, ledgerMinor, paidOutMinor }) => (
                <tr key={currency}>
                  <td>{currency}</td>
                  {[gatewayMinor, ledgerMinor, paidOutMinor].map((amountMinor, index) => <td key={index} className="panel-table__amount"><Money amountMinor={amountMinor} currency={currency} /></td>)}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function Differences({ title, differences, empty }: { title: string; differences: ReportedDifference[]; empty: string }) {
  return (
    <section className="panel-section" aria-label={title}>
      <h3>{title}</h3>
      {differences.length === 0 ? <p>{empty}</p> : (
        <div className="panel-table__scroll">
          <table className="panel-table">
            <thead><tr><th scope="col">What</th><th scope="col" className="panel-table__amount">Gateway</th><th scope="col" className="panel-table__amount">Ledger</th><th scope="col">Cause and repair</th></tr></thead>
            <tbody>{differences.map((difference) => <DifferenceRow key={`${difference.subject} ${difference.currency}`} difference={difference} />)}</tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function DifferenceRow({ difference: { subject, cause, currency, gatewayMinor, ledgerMinor, document, transactions } }: { difference: ReportedDifference }) {
  const { config } = useConfig()
  const page = (collection: string, id: string) => `${config.routes.admin}/collections/${collection}/${id}`
  const { label, repair } = DIFFERENCE_CAUSES[cause]
  return (
    <tr>
      <td>
        {document ? <Link href={page(document.collection, document.id)} prefetch={false}>{subject}</Link> : subject}
        {transactions.map((id, index) => <span key={id}> <Link href={page('ledger-transactions', id)} prefetch={false}>booking {index + 1}</Link></span>)}
      </td>
      <td className="panel-table__amount"><Money amountMinor={gatewayMinor} currency={currency} /></td>
      <td className="panel-table__amount"><Money amountMinor={ledgerMinor} currency={currency} /></td>
      <td><strong>{label}.</strong> {repair}</td>
    </tr>
  )
}
