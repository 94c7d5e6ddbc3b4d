'use client'
import { Link, useConfig, useDocumentInfo } from '@payloadcms/ui'
import { useAnswer } from '../api/useAnswer.ts'
import { useWebsite } from '../websites/WebsitesProvider.tsx'

type Wallet = { ownerId?: string; website?: unknown }
type Found = { docs: { id: string; isOn: boolean; consentText: string; offBecause: string | null }[] }

/** Whether a client lets this wallet be filled from a saved method, and how. */
export function WalletAutoTopUp() {
  const wallet = useDocumentInfo().data as Wallet | undefined
  return wallet?.ownerId ? <AutoTopUpOf client={wallet.ownerId} website={wallet.website} /> : null
}

function AutoTopUpOf({ client, website: of }: { client: string; website: unknown }) {
  const { config } = useConfig()
  const website = useWebsite(of)
  const path = `${config.routes.api}/auto-top-ups?depth=0&limit=1&where[client][equals]=${client}${website ? `&where[website][equals]=${website.id}` : ''}`
  const { answer } = useAnswer<Found>({ path, version: client })
  const found = answer?.docs[0]
  if (!found) return null
  return (
    <section className="panel-section" aria-labelledby="auto-top-up">
      <h3 id="auto-top-up"><Link href={`${config.routes.admin}/collections/auto-top-ups/${found.id}`} prefetch={false}>Automatic top-up: {found.isOn ? 'on' : 'off'}</Link></h3>
      <p>{found.isOn ? `The client agreed: “${found.consentText}”` : (found.offBecause ?? '')}</p>
    </section>
  )
}
