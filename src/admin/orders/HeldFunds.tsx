'use client'
import { Link, useConfig } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { callApi } from '../api/callApi.ts'
import { Money } from '../ledger/Money.tsx'
import type { OrderData } from './orderData.ts'

type Account = { id: string; balanceMinor: number }

/** What is held for an order, as the way to its postings; a dash for those who may not read the books. */
export function HeldFunds({ order: { id, currency, version } }: { order: OrderData }) {
  const { config } = useConfig()
  const [account, setAccount] = useState<Account | null>(null)
  useEffect(() => {
    const controller = new AbortController()
    const query = `where[kind][equals]=held_funds&where[ownerId][equals]=${id}&depth=0&limit=1`
    callApi<{ docs: Account[] }>(`${config.routes.api}/ledger-accounts?${query}`, { signal: controller.signal })
      .then(({ docs }) => setAccount(docs[0] ?? null), () => undefined)
    return () => controller.abort()
  }, [config.routes.api, id, version])
  if (!account) return '–'
  return (
    <Link href={`${config.routes.admin}/collections/ledger-accounts/${account.id}`} prefetch={false}>
      <Money amountMinor={account.balanceMinor} currency={currency} />
    </Link>
  )
}
