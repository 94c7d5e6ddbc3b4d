'use client'
import { Button, toast, useDocumentInfo } from '@payloadcms/ui'
import { type FormEvent, useState } from 'react'
import { callApi } from '../api/callApi.ts'
import { useDocumentTitleOf } from '../documents/useDocumentTitleOf.ts'
import { Facts } from '../orders/Facts.tsx'
import { useTitle } from '../titles/TitlesProvider.tsx'

type Settings = { secretKeyHint?: string | null; webhookSecretHint?: string | null; keyMode?: 'test' | 'live' | null }
type Tested = { works: boolean; sentence: string; webhookUrl: string }
type Change = { secretKey?: string | null; webhookSecret?: string | null }

/** Stripe’s keys of a website: they are entered, tested and removed here, and never shown again. */
export function StripeKeys() {
  const { id, data } = useDocumentInfo()
  const [keys, setKeys] = useState<Settings>(data as Settings)
  const website = useTitle('websites', websiteOf(data))
  useDocumentTitleOf(website ? `Payments of ${website}` : undefined)
  const [tested, setTested] = useState<Tested | null>(null)
  const [isBusy, setBusy] = useState(false)
  if (!id) return null
  const ask = async <T,>(what: string, body: object): Promise<T | null> => {
    setBusy(true)
    try {
      return await callApi<T>(`/api/payment-settings/${id}/${what}`, { method: 'POST', body })
    } catch (error) {
      toast.error((error as Error).message)
      return null
    } finally {
      setBusy(false)
    }
  }
  const change = async (wanted: Change): Promise<boolean> => {
    const changed = await ask<Settings>('keys', wanted)
    if (changed) setKeys(changed)
    return changed !== null
  }
  const hasKeys = Boolean(keys.secretKeyHint || keys.webhookSecretHint)
  return (
    <section className="panel-section" aria-labelledby="keys-title">
      <h3 id="keys-title">Keys of Stripe</h3>
      <Facts facts={[['Secret key', keys.secretKeyHint ?? 'None of its own'], ['Signing secret', keys.webhookSecretHint ?? 'None of its own'], ['Mode', modeWords(keys)]]} />
      <KeyForm isBusy={isBusy} change={change} />
      <p>
        <Button size="small" buttonStyle="secondary" disabled={isBusy} onClick={() => void ask<Tested>('test', {}).then(setTested)}>Test the connection</Button>{' '}
        {hasKeys && <Button size="small" buttonStyle="secondary" disabled={isBusy} onClick={() => void change({ secretKey: null, webhookSecret: null })}>Remove the keys</Button>}
      </p>
      <div role="status">{tested && <Result {...tested} />}</div>
    </section>
  )
}

function websiteOf(data: unknown): string {
  const { website } = (data ?? {}) as { website?: string | { id: string } }
  return typeof website === 'object' ? website.id : String(website)
}

const modeWords = ({ keyMode }: Settings): string => (keyMode === 'live' ? 'Live: real money' : keyMode === 'test' ? 'Test: no real money' : 'Keys of the installation, if it has some')

/** What is left empty stays as it is. */
function KeyForm({ isBusy, change }: { isBusy: boolean; change: (wanted: Change) => Promise<boolean> }) {
  const [wanted, setWanted] = useState({ secretKey: '', webhookSecret: '' })
  const isEmpty = !wanted.secretKey && !wanted.webhookSecret
  const save = async (event: { preventDefault: () => void }): Promise<void> => {
    event.preventDefault()
    const given = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value.trim()))
    if (await change(given)) setWanted({ secretKey: '', webhookSecret: '' })
  }
  const input = (name: keyof typeof wanted, label: string, placeholder: string) => (
    <div className="field-type text">
      <label className="field-label" htmlFor={`key-${name}`}>{label}</label>
      <input id={`key-${name}`} type="password" autoComplete="off" spellCheck={false} placeholder={placeholder} value={wanted[name]}
        onChange={(event: FormEvent<HTMLInputElement>) => setWanted({ ...wanted, [name]: event.currentTarget.value })} />
    </div>
  )
  return (
    <div>
      {input('secretKey', 'New secret key', 'sk_…')}
      {input('webhookSecret', 'New signing secret of the webhook', 'whsec_…')}
      <Button size="small" disabled={isBusy || isEmpty} onClick={(event) => void save(event)}>Save the keys</Button>
    </div>
  )
}

const Result = ({ sentence, webhookUrl }: Tested) => (
  <>
    <p>{sentence}</p>
    <p>Address for webhooks in the Stripe dashboard: <code>{webhookUrl}</code>{' '}
      <Button size="small" buttonStyle="secondary" onClick={() => void navigator.clipboard.writeText(webhookUrl).then(() => toast.success('Copied'))}>Copy</Button>
    </p>
  </>
)
