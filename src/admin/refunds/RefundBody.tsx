'use client'
import { useDocumentInfo } from '@payloadcms/ui'
import type { PartState, RefundPart } from '../../domain/refunds/parts.ts'
import { GatewayId } from '../gateways/GatewayId.tsx'
import { Money } from '../ledger/Money.tsx'

type RefundData = { id: string; currency: string; entitlementReasons?: string[] | null; whyPerson?: string[] | null; parts?: RefundPart[] | null }

const STATES: Record<PartState, string> = { waiting: 'Waits to be sent', processing: 'Under way', succeeded: 'Given back', failed: 'Failed' }
const PLACES: Record<RefundPart['to'], string> = { gateway: 'Gateway', wallet: 'Wallet', bonus: 'Bonus credit' }

/** Why a refund is what it is, and where its money went, part by part. */
export function RefundBody() {
  const refund = useDocumentInfo().data as RefundData | undefined
  if (!refund?.currency) return null
  const { entitlementReasons, whyPerson, parts, currency } = refund
  return (
    <>
      <Reasons id="refund-reasons" title="What the stage gives" reasons={entitlementReasons ?? []} />
      <Reasons id="refund-person" title="Why a person decides" reasons={whyPerson ?? []} />
      {parts && parts.length > 0 && <Parts parts={parts} currency={currency} />}
    </>
  )
}

function Reasons({ id, title, reasons }: { id: string; title: string; reasons: string[] }) {
  if (reasons.length === 0) return null
  return (
    <section className="panel-section" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <ul>{reasons.map((reason) => <li key={reason}>{reason}</li>)}</ul>
    </section>
  )
}

function Parts({ parts, currency }: { parts: RefundPart[]; currency: string }) {
  return (
    <section className="panel-section" aria-labelledby="refund-parts">
      <h3 id="refund-parts">Where it goes</h3>
      <div className="panel-table__scroll">
        <table className="panel-table">
          <thead>
            <tr><th scope="col">To</th><th scope="col">State</th><th scope="col">At the gateway</th><th scope="col" className="panel-table__amount">Amount</th></tr>
          </thead>
          <tbody>
            {parts.map((part, index) => (
              <tr key={index}>
                <td>{PLACES[part.to]}{part.gateway ? `: ${part.gateway}` : ''}</td>
                <td>{STATES[part.state]}{part.reason ? `: ${part.reason}` : ''}</td>
                <td>{part.gatewayId && <GatewayId id={part.gatewayId} />}{part.intentId && <> of <GatewayId id={part.intentId} /></>}</td>
                <td className="panel-table__amount"><Money amountMinor={part.amountMinor} currency={currency} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
