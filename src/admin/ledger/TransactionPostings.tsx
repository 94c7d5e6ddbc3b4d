'use client'
import { Link, useConfig, useDocumentInfo } from '@payloadcms/ui'
import { TRANSACTION_KINDS, type TransactionKind } from '../../domain/ledger/kinds.ts'
import { Pager } from '../api/Pager.tsx'
import { usePage } from '../api/usePage.ts'
import { useDocumentTitleOf } from '../documents/useDocumentTitleOf.ts'
import { Money } from './Money.tsx'

type Account = { id: string; title: string }
type Posting = {
  id: string
  from: Account
  to: Account
  amountMinor: number
  currency: string
  fromBalanceMinor: number | null
  toBalanceMinor: number | null
}

/** What a transaction moved, from account to account, in the order in which it was posted. */
export function TransactionPostings() {
  const { id, data } = useDocumentInfo()
  useDocumentTitleOf(TRANSACTION_KINDS[data?.kind as TransactionKind])
  const { config } = useConfig()
  const { found, failure, show } = usePage<Posting>(id ? `${config.routes.api}/ledger-postings?depth=1&limit=50&sort=sequence&where[transaction][equals]=${id}` : null)
  if (failure) return <p role="alert">{failure}</p>
  if (!found) return <p>Reading the postings …</p>
  return (
    <section className="panel-section" aria-labelledby="postings-title">
      <h3 id="postings-title">Postings</h3>
      <div className="panel-table__scroll">
        <table className="panel-table">
          <thead>
            <tr>
              <th scope="col">From</th>
              <th scope="col" className="panel-table__amount">Balance after</th>
              <th scope="col">To</th>
              <th scope="col" className="panel-table__amount">Balance after</th>
              <th scope="col" className="panel-table__amount">Amount</th>
            </tr>
          </thead>
          <tbody>{found.docs.map((posting) => <Row key={posting.id} posting={posting} />)}</tbody>
        </table>
      </div>
      <Pager found={found} show={show} />
    </section>
  )
}

function Row({ posting: { from, to, amountMinor, currency, fromBalanceMinor, toBalanceMinor } }: { posting: Posting }) {
  const { config } = useConfig()
  const page = ({ id }: Account) => `${config.routes.admin}/collections/ledger-accounts/${id}`
  const balance = (minor: number | null) => (minor === null ? '–' : <Money amountMinor={minor} currency={currency} />)
  return (
    <tr>
      <td><Link prefetch={false} href={page(from)}>{from.title}</Link></td>
      <td className="panel-table__amount">{balance(fromBalanceMinor)}</td>
      <td><Link prefetch={false} href={page(to)}>{to.title}</Link></td>
      <td className="panel-table__amount">{balance(toBalanceMinor)}</td>
      <td className="panel-table__amount"><Money amountMinor={amountMinor} currency={currency} /></td>
    </tr>
  )
}
