'use client'
import { Button, toast, useAuth, useConfig, useListDrawerContext } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { BatchPlan, BatchScope } from '../../domain/payouts/planBatch.ts'
import { rolesOn, type SignedInUser } from '../../domain/users/roles.ts'
import { callApi } from '../api/callApi.ts'
import { useAnswer } from '../api/useAnswer.ts'
import { Told } from '../api/Told.tsx'
import { useChosenWebsite } from '../websites/useChosenWebsite.ts'
import type { PanelWebsite } from '../websites/WebsitesProvider.tsx'
import { BatchPreview } from './BatchPreview.tsx'

/** Above the list of batches: who would be in a batch made now, and a button that makes it. For admins of one website. */
export function MakeBatch() {
  const { isInDrawer } = useListDrawerContext()
  const website = useChosenWebsite()
  const person = useAuth().user as unknown as SignedInUser | null
  const [isOpen, setIsOpen] = useState(false)
  if (isInDrawer || !person) return null
  if (!website) return <p className="panel-section__empty">Choose a website in the switcher to make a batch.</p>
  if (!rolesOn(person, website.id).includes('admin')) return null
  if (!isOpen) return <Button size="small" margin={false} id="prepare-batch" onClick={() => setIsOpen(true)}>Prepare a batch</Button>
  return <Preparing website={website} close={() => setIsOpen(false)} />
}

function Preparing({ website, close }: { website: PanelWebsite; close: () => void }) {
  const { config } = useConfig()
  const [scope, setScope] = useState<BatchScope>('requests')
  const [key] = useState(() => crypto.randomUUID())
  const { answer, failure, again } = useAnswer<BatchPlan & { currency: string }>({ path: `${config.routes.api}/payout-batches/preview?scope=${scope}`, website: website.slug })
  const { isMaking, make } = useMaking(website, { scope, key: `${key}-${scope}` })
  return (
    <section className="panel-section" aria-labelledby="new-batch">
      <h3 id="new-batch">A batch of bank payouts of {website.name}</h3>
      <label>
        <input type="checkbox" checked={scope === 'everyone'} onChange={({ target }) => setScope(target.checked ? 'everyone' : 'requests')} />
        {' '}Also writers who have not asked
      </label>
      <Told found={answer} failure={failure} again={again} of="who can be paid" lines={4}>
        {answer && <BatchPreview plan={answer} />}
      </Told>
      <Button size="small" id="make-batch" disabled={isMaking || !answer?.included.length} onClick={() => void make()}>Make the batch</Button>{' '}
      <Button size="small" buttonStyle="secondary" onClick={close}>Close</Button>
    </section>
  )
}

function useMaking(website: PanelWebsite, { scope, key }: { scope: BatchScope; key: string }) {
  const { config } = useConfig()
  const router = useRouter()
  const [isMaking, setIsMaking] = useState(false)
  const make = async () => {
    setIsMaking(true)
    try {
      const { doc } = await callApi<{ doc: { id: string } }>(`${config.routes.api}/payout-batches`, { method: 'POST', body: { scope }, key, website: website.slug })
      toast.success('The batch is made. Somebody else approves it.')
      router.push(`${config.routes.admin}/collections/payout-batches/${doc.id}`)
    } catch (error) {
      toast.error((error as Error).message)
      setIsMaking(false)
    }
  }
  return { isMaking, make }
}
