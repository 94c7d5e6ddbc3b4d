'use client'
import { useField, useFormFields } from '@payloadcms/ui'
import type { TextFieldClientProps } from 'payload'
import { ReadOnlyField } from '../fields/ReadOnlyField.tsx'
import { DocumentLink } from './DocumentLink.tsx'

/** What the document on the page is about, for those that name another by `documentCollection` and `documentId`. */
export const DocumentField = (props: TextFieldClientProps) => <NamedDocument {...props} collectionField="documentCollection" />

/** What the earning on the page is for. */
export const PayableField = (props: TextFieldClientProps) => <NamedDocument {...props} collectionField="payableCollection" />

function NamedDocument({ field, path, collectionField }: TextFieldClientProps & { collectionField: string }) {
  const { value } = useField<string>({ path })
  const collection = useFormFields(([fields]) => fields[collectionField]?.value) as string | undefined
  if (!value || !collection) return null
  return <ReadOnlyField label={field.label}><DocumentLink withKind collection={collection} id={value} /></ReadOnlyField>
}
