'use client'
import { useField } from '@payloadcms/ui'
import type { RelationshipFieldClientProps } from 'payload'
import { DocumentLink } from '../documents/DocumentLink.tsx'
import { idOf } from '../websites/WebsitesProvider.tsx'
import { ReadOnlyField } from './ReadOnlyField.tsx'

/** Another document that nobody sets by hand, as a link to it; nothing where there is none. */
export function RelationField({ field, path }: RelationshipFieldClientProps) {
  const { value } = useField<unknown>({ path })
  if (!value || typeof field.relationTo !== 'string') return null
  return <ReadOnlyField label={field.label}><DocumentLink collection={field.relationTo} id={idOf(value)} /></ReadOnlyField>
}
