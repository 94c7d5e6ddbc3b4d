'use client'
import { useConfig, useListDrawerContext, useListQuery } from '@payloadcms/ui'
import type { PayoutState } from '../../domain/payouts/payoutWorkflow.ts'
import { useAnswer } from '../api/useAnswer.ts'
import { Money } from '../ledger/Money.tsx'
import { Facts } from '../orders/Facts.tsx'
import { useChosenWebsite } from '../websites/useChosenWebsite.ts'

type Totals = { currency: string; totals: { state: PayoutState; count: number; totalMinor: number }[] }

const SHOWN: Partial<Record<PayoutState, string>> = { requested: 'To approve', held: 'On hold', approved: 'To send', in_transit: 'In transit', paid: 'Paid', failed: 'Failed', returned: 'Returned' }

/** How much is where, above the list; for one website, as currencies differ. */
export function PayoutTotals() {
  const { config } = useConfig()
  const { isInDrawer } = useListDrawerContext()
  const { data } = useListQuery()
  const website = useChosenWebsite()
  const { answer } = useAnswer<Totals>({ path: website && !isInDrawer ? `${config.routes.api}/payouts/totals` : null, website: website?.slug ?? null, version: data })
  const shown = answer?.totals.filter(({ state }) => SHOWN[state]) ?? []
  if (!answer || shown.length === 0) return null
  return (
    <section className="panel-section" aria-label={`Payouts of ${website!.name}`}>
      <Facts facts={shown.map(({ state, count, totalMinor }) => [SHOWN[state]!, <><Money amountMinor={totalMinor} currency={answer.currency} /> in {count}</>])} />
    </section>
  )
}
