'use client'
import { Link, useConfig, useDocumentInfo } from '@payloadcms/ui'
import { TRANSACTION_KINDS, type TransactionKind } from '../../domain/ledger/kinds.ts'
import { Pager } from '../api/Pager.tsx'
import { usePage } from '../api/usePage.ts'
import { DocumentLink } from '../documents/DocumentLink.tsx'
import { Moment } from '../fields/Moment.tsx'
import { useWebsite } from '../websites/WebsitesProvider.tsx'
import { Money } from './Money.tsx'

type Account = { id: string; title: string }
type Posting = {
  id: string
  transaction: { id: string; kind: TransactionKind; documentCollection: string; documentId: string }
  from: Account
  to: Account
  amountMinor: number
  currency: string
  fromBalanceMinor: number | null
  toBalanceMinor: number | null
  postedAt: string
}

/** What moved on an account, the latest first, each with its transaction and its document. */
export function AccountPostings() {
  const { id, data } = useDocumentInfo()
  const { config } = useConfig()
  const zone = useWebsite(data?.website)?.timeZone
  const mine = `where[or][0][from][equals]=${id}&where[or][1][to][equals]=${id}`
  const { found, failure, show } = usePage<Posting>(id ? `${config.routes.api}/ledger-postings?depth=1&limit=20&sort=-position&${mine}` : null)
  if (failure) return <p role="alert">{failure}</p>
  if (!found) return <p>Reading the postings …</p>
  return (
    <section className="panel-section" aria-labelledby="postings-title">
      <h3 id="postings-title">Postings</h3>
      <div className="panel-table__scroll">
        <table className="panel-table">
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">What</th>
              <th scope="col">About</th>
              <th scope="col">Other account</th>
              <th scope="col" className="panel-table__amount">Amount</th>
              <th scope="col" className="panel-table__amount">Balance after</th>
            </tr>
          </thead>
          <tbody>{found.docs.map((posting) => <Row key={posting.id} posting={posting} account={String(id)} zone={zone} />)}</tbody>
        </table>
      </div>
      <Pager found={found} show={show} />
    </section>
  )
}

function Row({ posting, account, zone }: { posting: Posting; account: string; zone: string | undefined }) {
  const { transaction, from, to, amountMinor, currency, fromBalanceMinor, toBalanceMinor, postedAt } = posting
  const { config } = useConfig()
  const isReceived = to.id === account
  const after = isReceived ? toBalanceMinor : fromBalanceMinor
  const other = isReceived ? from : to
  const page = (collection: string, id: string) => `${config.routes.admin}/collections/${collection}/${id}`
  return (
    <tr>
      <td><Moment iso={postedAt} timeZone={zone} /></td>
      <td><Link prefetch={false} href={page('ledger-transactions', transaction.id)}>{TRANSACTION_KINDS[transaction.kind] ?? transaction.kind}</Link></td>
      <td><DocumentLink withKind collection={transaction.documentCollection} id={transaction.documentId} /></td>
      <td><Link prefetch={false} href={page('ledger-accounts', other.id)}>{other.title}</Link></td>
      <td className="panel-table__amount"><Money amountMinor={isReceived ? amountMinor : -amountMinor} currency={currency} isSigned /></td>
      <td className="panel-table__amount">{after === null ? '–' : <Money amountMinor={after} currency={currency} />}</td>
    </tr>
  )
}
