'use client'
import { useField } from '@payloadcms/ui'
import type { TextareaFieldClientProps } from 'payload'
import { ReadOnlyField } from '../fields/ReadOnlyField.tsx'

/** A mail as its reader sees it. Scripts don't run in it, and its links open in a page of their own. */
export function MailBody({ path }: TextareaFieldClientProps) {
  const { value } = useField<string>({ path })
  if (!value) return null
  return (
    <ReadOnlyField label="Mail">
      <iframe className="mail-body" title="Mail" sandbox="allow-popups allow-popups-to-escape-sandbox" srcDoc={`<base target="_blank">${value}`} />
    </ReadOnlyField>
  )
}
