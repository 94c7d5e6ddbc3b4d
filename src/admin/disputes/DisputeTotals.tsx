'use client'
import { useConfig, useListDrawerContext, useListQuery } from '@payloadcms/ui'
import { OPEN_DISPUTE_STATES, type DisputeState } from '../../domain/disputes/dispute.ts'
import { useAnswer } from '../api/useAnswer.ts'
import { Money } from '../ledger/Money.tsx'
import { Facts } from '../orders/Facts.tsx'
import { useChosenWebsite } from '../websites/useChosenWebsite.ts'

type Total = { state: DisputeState; count: number; amountMinor: number; withdrawnMinor: number; feeMinor: number; recoveredMinor: number }
type Totals = { currency: string; totals: Total[] }

/** What disputes are about and what they cost, above the list; for one website, as currencies differ. */
export function DisputeTotals() {
  const { config } = useConfig()
  const { isInDrawer } = useListDrawerContext()
  const { data } = useListQuery()
  const website = useChosenWebsite()
  const { answer } = useAnswer<Totals>({ path: website && !isInDrawer ? `${config.routes.api}/gateway-disputes/totals` : null, website: website?.slug ?? null, version: data })
  if (!answer || answer.totals.length === 0) return null
  const money = (amountMinor: number) => <Money amountMinor={amountMinor} currency={answer.currency} />
  const sum = (field: 'amountMinor' | 'withdrawnMinor' | 'feeMinor' | 'recoveredMinor' | 'count', states?: readonly DisputeState[]): number =>
    answer.totals.filter(({ state }) => !states || states.includes(state)).reduce((total, each) => total + each[field], 0)
  return (
    <section className="panel-section" aria-label={`Disputes of ${website!.name}`}>
      <Facts facts={[
        ['Open', <>{money(sum('amountMinor', OPEN_DISPUTE_STATES))} in {sum('count', OPEN_DISPUTE_STATES)}</>],
        ['Won', <>{money(sum('amountMinor', ['won']))} in {sum('count', ['won'])}</>],
        ['Lost', <>{money(sum('withdrawnMinor', ['lost']))} in {sum('count', ['lost'])}</>],
        ['Taken back of it', money(sum('recoveredMinor'))],
        ['Fees', money(sum('feeMinor'))],
      ]} />
    </section>
  )
}
