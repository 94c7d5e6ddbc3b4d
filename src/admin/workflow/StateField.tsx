'use client'
import { useField } from '@payloadcms/ui'
import type { SelectFieldClientProps } from 'payload'
import { ReadOnlyField } from '../fields/ReadOnlyField.tsx'
import { StatePill } from './StatePill.tsx'

/** The state of the document that is shown; the buttons at the top change it. */
export function StateField({ field, path }: SelectFieldClientProps) {
  const { value } = useField<string>({ path })
  if (!value) return null
  return <ReadOnlyField label={field.label}><StatePill state={value} /></ReadOnlyField>
}
