'use client'
import { useDocumentInfo } from '@payloadcms/ui'
import { RefundsOf, type Refunded } from './RefundsOf.tsx'

/** What went back of a top-up, once it was paid, and a place to ask for more. */
export function TopUpRefunds() {
  const topUp = useDocumentInfo().data as (Omit<Refunded, 'collection'> & { state: string }) | undefined
  return topUp?.state === 'confirmed' ? <RefundsOf of={{ ...topUp, collection: 'top-ups' }} /> : null
}
