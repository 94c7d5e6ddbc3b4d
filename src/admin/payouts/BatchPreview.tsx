import type { BatchPlan } from '../../domain/payouts/planBatch.ts'
import { Money } from '../ledger/Money.tsx'

type Props = { plan: BatchPlan & { currency: string } }

/** Who is in a batch with how much, and why the others are not. */
export const BatchPreview = ({ plan: { included, leftOut, totalMinor, currency } }: Props) => (
  <>
    <p>{included.length === 0 ? 'Nobody can be paid out by a bank transfer now.' : <>{included.length} {included.length === 1 ? 'payout' : 'payouts'}, <Money amountMinor={totalMinor} currency={currency} /> in all.</>}</p>
    {included.length + leftOut.length > 0 && (
      <div className="panel-table__scroll" tabIndex={0} role="group" aria-label="Writers and amounts">
        <table className="panel-table">
          <thead><tr><th scope="col">Writer</th><th scope="col">Amount</th><th scope="col">Account, or why not</th></tr></thead>
          <tbody>
            {included.map(({ writer, name, amountMinor, account }) => <tr key={writer}><td>{name}</td><td><Money amountMinor={amountMinor} currency={currency} /></td><td>{account}</td></tr>)}
            {leftOut.map(({ writer, name, amountMinor, sentence }) => <tr key={writer}><td>{name}</td><td><Money amountMinor={amountMinor} currency={currency} /></td><td>Left out: {sentence}</td></tr>)}
          </tbody>
        </table>
      </div>
    )}
  </>
)
