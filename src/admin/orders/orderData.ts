'use client'
import { useDocumentInfo } from '@payloadcms/ui'
import type { OrderState } from '../../domain/orders/states.ts'
import type { Brief, BriefField } from '../../domain/pricing/briefForm.ts'
import type { PriceLine } from '../../domain/pricing/types.ts'

/** What the page of an order shows of it; absent where the reader may not see it. */
export type OrderData = {
  id: string
  number?: string
  title?: string
  state: OrderState
  deadline: string
  pausedAt?: string | null
  deliveredAt?: string | null
  needsReview?: boolean
  revisionsUsed?: number
  website: unknown
  client?: unknown
  writer?: unknown
  clientName?: string
  writerName?: string | null
  units: number
  level?: string | null
  subject?: string | null
  writerLevel?: string | null
  service: unknown
  brief?: Brief
  briefForm?: BriefField[]
  currency: string
  lines?: PriceLine[]
  totalMinor?: number
  taxMinor?: number | null
  paidMinor?: number
  refundedMinor?: number
  paymentStatus?: string
  installmentPlan?: string | { id: string } | null
  writerShareMinor?: number | null
  writerSharePercent?: number | null
  version: number
  stateEpisode?: number
}

/** The saved order that is on the page. */
export const useOrder = (): OrderData | null => (useDocumentInfo().data as OrderData | undefined) ?? null
