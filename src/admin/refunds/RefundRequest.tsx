'use client'
import { Button, toast, useConfig } from '@payloadcms/ui'
import { useState } from 'react'
import { fromDecimal } from '../../domain/money/decimal.ts'
import { callApi } from '../api/callApi.ts'
import { useAnswer } from '../api/useAnswer.ts'
import { Money } from '../ledger/Money.tsx'

type Entitlement = { amountMinor: number; leftMinor: number; pendingMinor: number; currency: string; reasons: string[] }
type Props = { payable: { collection: string; id: string }; website: string; currency: string; version: string; onAsked: () => void }

/** What the stage gives, why, and a place to ask for it or for another amount. */
export function RefundRequest({ payable, website, currency, version, onAsked }: Props) {
  const { config } = useConfig()
  const { answer } = useAnswer<Entitlement>({ path: `${config.routes.api}/refunds/entitlement?collection=${payable.collection}&id=${payable.id}`, website, version })
  if (!answer) return null
  const { amountMinor, leftMinor, pendingMinor, reasons } = answer
  const askableMinor = leftMinor - pendingMinor
  return (
    <>
      <p>{payable.collection === 'orders' ? 'The stage gives' : 'Left of it:'} <Money amountMinor={amountMinor} currency={currency} />; at most <Money amountMinor={askableMinor} currency={currency} /> can be asked for.</p>
      <ul>{reasons.map((reason) => <li key={reason}>{reason}</li>)}</ul>
      {askableMinor > 0 && <AskForm payable={payable} website={website} currency={currency} onAsked={onAsked} />}
    </>
  )
}

// Not a form: the page's own form is around it.
function AskForm({ payable, website, currency, onAsked }: Omit<Props, 'version'>) {
  const { config } = useConfig()
  const [amount, setAmount] = useState('')
  const [reason, setReason] = useState('')
  const [isSending, setIsSending] = useState(false)
  const amountMinor = amount.trim() === '' ? undefined : fromDecimal(amount.trim(), currency)
  const send = async () => {
    setIsSending(true)
    try {
      const body = { payable, reason, ...(amountMinor && { amountMinor }) }
      await callApi(`${config.routes.api}/refunds`, { method: 'POST', website, key: crypto.randomUUID(), body })
      setAmount('')
      setReason('')
      toast.success('The refund is asked for; somebody decides on it.')
      onAsked()
    } catch (error) {
      toast.error((error as Error).message)
    } finally {
      setIsSending(false)
    }
  }
  return (
    <div className="transition-field">
      <label className="field-label" htmlFor="refund-amount">Amount, empty for all of that ({currency})</label>
      <input id="refund-amount" type="text" inputMode="decimal" value={amount} aria-invalid={amountMinor === null} onChange={({ target }) => setAmount(target.value)} />
      {amountMinor === null && <p role="alert">Give an amount with the decimals of the currency, such as 24.00.</p>}
      <label className="field-label" htmlFor="refund-reason">Reason</label>
      <textarea id="refund-reason" rows={2} maxLength={1_000} value={reason} onChange={({ target }) => setReason(target.value)} />
      <div>
        <Button size="small" buttonStyle="secondary" margin={false} disabled={isSending || amountMinor === null || reason.trim() === ''} onClick={() => void send()}>Ask for a refund</Button>
      </div>
    </div>
  )
}
