'use client'
import { Button, toast, useConfig } from '@payloadcms/ui'
import { useState } from 'react'
import { callApi } from '../api/callApi.ts'
import { Pager } from '../api/Pager.tsx'
import { Told } from '../api/Told.tsx'
import { usePage } from '../api/usePage.ts'
import { DocumentLink } from '../documents/DocumentLink.tsx'
import { Moment } from '../fields/Moment.tsx'
import { useWebsite } from '../websites/WebsitesProvider.tsx'
import { useOrder } from './orderData.ts'

type Note = { id: string; text: string; author: string; createdAt: string }

const LONGEST = 5_000

/** What staff tell each other about the order, the latest first, and a place to add to it. */
export function OrderNotes() {
  const order = useOrder()
  const { config } = useConfig()
  const path = order ? `${config.routes.api}/orders/${order.id}/notes` : null
  const { found, failure, show, reread } = usePage<Note>(path && `${path}?limit=5`)
  const zone = useWebsite(order?.website)?.timeZone
  if (!path) return null
  return (
    <section className="panel-section" aria-labelledby="notes-title">
      <h3 id="notes-title">Staff notes</h3>
      <p className="panel-section__empty">Clients and writers never see them.</p>
      <NewNote path={path} onAdded={reread} />
      <Told found={found} failure={failure} again={reread} of="the notes" lines={2} empty={found?.docs.length === 0 && 'No notes yet.'}>
        <ol className="order-notes">{found?.docs.map((note) => <OneNote key={note.id} note={note} zone={zone} />)}</ol>
      </Told>
      {found && <Pager found={found} show={show} />}
    </section>
  )
}

const OneNote = ({ note: { text, author, createdAt }, zone }: { note: Note; zone: string | undefined }) => (
  <li>
    <p className="facts__text">{text}</p>
    <p className="order-timeline__facts"><DocumentLink collection="users" id={author} />, <Moment iso={createdAt} timeZone={zone} /></p>
  </li>
)

// Not a form: the page's own form is around it.
function NewNote({ path, onAdded }: { path: string; onAdded: () => void }) {
  const [text, setText] = useState('')
  const [isSending, setIsSending] = useState(false)
  const send = async () => {
    setIsSending(true)
    try {
      await callApi(path, { method: 'POST', body: { text } })
      setText('')
      onAdded()
    } catch (error) {
      toast.error((error as Error).message)
    } finally {
      setIsSending(false)
    }
  }
  return (
    <div className="transition-field">
      <label className="field-label" htmlFor="new-note">New note</label>
      <textarea id="new-note" rows={2} maxLength={LONGEST} value={text} onChange={({ target }) => setText(target.value)} />
      <div>
        <Button size="small" buttonStyle="secondary" margin={false} disabled={isSending || text.trim() === ''} onClick={() => void send()}>Add the note</Button>
      </div>
    </div>
  )
}
