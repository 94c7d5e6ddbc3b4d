'use client'
import { Link, useAuth, useConfig } from '@payloadcms/ui'
import type { ReactNode } from 'react'
import { Failure } from '../api/Failure.tsx'
import { useAnswer } from '../api/useAnswer.ts'
import { Money } from '../ledger/Money.tsx'
import { StatePill } from '../workflow/StatePill.tsx'
import { Facts } from './Facts.tsx'
import type { OrderData } from './orderData.ts'

/** What the order costs, and where the money is now. */
export function OrderMoney({ order }: { order: OrderData }) {
  const { permissions } = useAuth()
  const mayReadBooks = Boolean(permissions?.collections?.['ledger-accounts']?.read)
  const { account, failure, again } = useHeldFunds(order, mayReadBooks)
  const amount = (minor: number | null | undefined) => (typeof minor === 'number' ? <Money amountMinor={minor} currency={order.currency} /> : null)
  return (
    <section className="order-glance__part order-money" aria-labelledby="money-title">
      <h3 id="money-title">Money</h3>
      <Facts
        facts={[
          ['Total', amount(order.totalMinor)],
          ['Of it tax', order.taxMinor ? amount(order.taxMinor) : null],
          ['Payment', order.paymentStatus && <StatePill key="payment" state={order.paymentStatus} />],
          ['Paid', amount(order.paidMinor)],
          ...(account === undefined ? [] : inTheBooks(order, account, amount)),
          ['Refunded', amount(order.refundedMinor)],
          ['Writer’s share', order.writerShareMinor ? <>{amount(order.writerShareMinor)} ({order.writerSharePercent} %)</> : null],
        ]}
      />
      {failure && <Failure message={failure} again={again} />}
    </section>
  )
}

type Account = { id: string; balanceMinor: number }

/** The account that holds what was paid; null where nothing was, undefined until it was read or for those who may not. */
function useHeldFunds({ id, version }: OrderData, mayReadBooks: boolean) {
  const { config } = useConfig()
  const query = `where[kind][equals]=held_funds&where[ownerId][equals]=${id}&depth=0&limit=1`
  const { answer, failure, again } = useAnswer<{ docs: Account[] }>({ path: mayReadBooks ? `${config.routes.api}/ledger-accounts?${query}` : null, version })
  return { account: answer ? (answer.docs[0] ?? null) : undefined, failure, again }
}

type Amount = (minor: number | null | undefined) => ReactNode

/** Of what was paid, the part that is neither refunded nor held any more is earned. */
function inTheBooks({ currency, paidMinor = 0, refundedMinor = 0 }: OrderData, account: Account | null, amount: Amount): [string, ReactNode][] {
  const heldMinor = account?.balanceMinor ?? 0
  return [
    ['Held', account ? <HeldLink key="held" account={account} currency={currency} /> : amount(0)],
    ['Earned', amount(paidMinor - refundedMinor - heldMinor)],
  ]
}

function HeldLink({ account: { id, balanceMinor }, currency }: { account: Account; currency: string }) {
  const { config } = useConfig()
  return <Link href={`${config.routes.admin}/collections/ledger-accounts/${id}`} prefetch={false}><Money amountMinor={balanceMinor} currency={currency} /></Link>
}
