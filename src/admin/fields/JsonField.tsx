'use client'
import { useField } from '@payloadcms/ui'
import type { JSONFieldClientProps } from 'payload'
import { ReadOnlyField } from './ReadOnlyField.tsx'

/** Data that machines wrote. Payload's own editor for it is loaded from a third party, which we don't allow. */
export function JsonField({ field, path }: JSONFieldClientProps) {
  const { value } = useField<unknown>({ path })
  if (value === null || value === undefined) return null
  return <ReadOnlyField label={field.label}><pre className="json-field">{JSON.stringify(value, null, 2)}</pre></ReadOnlyField>
}
