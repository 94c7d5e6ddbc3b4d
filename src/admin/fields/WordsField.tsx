'use client'
import { useField } from '@payloadcms/ui'
import type { TextFieldClientProps } from 'payload'
import { sentence } from '../words.ts'
import { ReadOnlyField } from './ReadOnlyField.tsx'

/** A code such as `mark_paid` as words, on a document's page. */
export function WordsField({ field, path }: TextFieldClientProps) {
  const { value } = useField<string>({ path })
  return value ? <ReadOnlyField label={field.label}>{sentence(value)}</ReadOnlyField> : null
}
