'use client'
import { useFormFields } from '@payloadcms/ui'
import type { TextFieldClientProps } from 'payload'
import { ReadOnlyField } from '../fields/ReadOnlyField.tsx'
import { Owner } from './Owner.tsx'

/** Whose the account on the page is. */
export function OwnerField({ field }: TextFieldClientProps) {
  const kind = useFormFields(([fields]) => fields.ownerKind?.value)
  const id = useFormFields(([fields]) => fields.ownerId?.value)
  if (!kind) return null
  return <ReadOnlyField label={field.label}><Owner ownerKind={String(kind)} ownerId={String(id ?? '')} /></ReadOnlyField>
}
